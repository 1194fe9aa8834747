#ifndef CTALLY_H
#define CTALLY_H

/// Adds `count` counters of one byte to others, lane by lane, with the widest vectors that this processor has.
void rapport_add_bytes(unsigned char *sums, const unsigned char *increments, long count);

#endif
