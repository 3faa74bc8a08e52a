/** Picks the form of a word that goes with a count, by the rules of a language. */

export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }

const rulesOf = new Map<string, Intl.PluralRules>()

export function plural(language: string): (count: number, forms: PluralForms) => string {
  return (count, forms) => {
    // Made at the first count and once per language: making the rules takes far longer than asking them.
    let rules = rulesOf.get(language)
    if (!rules) {
      rules = new Intl.PluralRules(language)
      rulesOf.set(language, rules)
    }
    return forms[rules.select(count)] ?? forms.other
  }
}
