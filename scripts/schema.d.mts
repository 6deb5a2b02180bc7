/** Path of each schema file, and the text it should hold. */
export function schemaFiles(): Promise<{ name: string; path: string; text: string }[]>
