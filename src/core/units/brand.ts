declare const brand: unique symbol;

/** A value of type `T` that may not be mixed with other values of the same shape (ids, units). Costs nothing at run time. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
