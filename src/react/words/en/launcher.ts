/** What an element says before the rest of it has come. Apart from the others: these few words are in the script tag's own file. */

export const launcher = {
  phone: 'Phone',
  callUs: 'Call us',
  notLoaded: 'The phone could not be loaded',
}
