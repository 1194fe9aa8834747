#ifndef CTALLY_H
#define CTALLY_H

/// Adds `count` counters of one byte to others, lane by lane, with the widest vectors that this processor has.
void rapport_add_bytes(unsigned char *sums, const unsigned char *increments, long count);

/// Adds the products of sixteen small numbers with the first `count` of them to rows of sixteen sums, a row a factor.
void rapport_add_products(unsigned short *sums, const unsigned char *numbers, long count);

#endif
