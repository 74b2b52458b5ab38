// What Vite makes of a stylesheet or picture that a page imports.
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
declare module '*.css?inline' {
  const text: string;
  export default text;
}
declare module '*.css';
declare module '*.svg?url' {
  const url: string;
  export default url;
}
