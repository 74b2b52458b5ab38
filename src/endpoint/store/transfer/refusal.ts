/** Why data is not moved, saved or put back, as a sentence for whoever asked; what was there before is untouched. */
export class TransferRefusal extends Error {}
