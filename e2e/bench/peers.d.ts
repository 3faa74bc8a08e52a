// JsSIP declares its face, not the parser behind it.
declare module 'jssip/lib/Parser.js' {
  const parser: { parseMessage(text: string, userAgent: undefined): { method?: string } | undefined }
  export default parser
}
