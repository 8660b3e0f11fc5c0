/** The methods that count whole rankings. */
export type RankedMethod = 'instant-runoff' | 'stv';
