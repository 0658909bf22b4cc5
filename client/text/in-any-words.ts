/** The same messages in any words. */
export type InAnyWords<T> = T extends string
  ? string
  : T extends (...told: infer Told) => infer Said
    ? (...told: Told) => InAnyWords<Said>
    : T extends object
      ? { readonly [Key in keyof T]: InAnyWords<T[Key]> }
      : T;
