#ifndef CPLATFORM_H
#define CPLATFORM_H

/// Exchanges two paths in one step. 0, or -1 with errno (EINVAL or ENOSYS: not supported here).
int rapport_exchange(const char *from, const char *to);

/// Keeps the memory of this process out of core files and away from other processes of the same user.
void rapport_undumpable(void);

/// Columns of the terminal behind a stream; 0 where there is none.
int rapport_columns(int stream);

#endif
