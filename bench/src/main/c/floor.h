/* What the parts of the floor have in common: how a call is timed, and how a value is told. */
#ifndef OS4J_FLOOR_H
#define OS4J_FLOOR_H

/* A row of the benchmarks: its name, and what measures it for one x (a size, a count, a heap). */
struct row {
    const char *name;
    void (*measure)(const char *row, long x);
};

/* Each ends with a row without a name. */
extern const struct row call_rows[];
extern const struct row directory_rows[];
extern const struct row process_rows[];

/* Nanoseconds of the monotonic clock. */
double now(void);

/* A setting of the harness; it is an error if it is not there. */
const char *setting(const char *name);

/* How many values each row is to have: passes over a tree, copies, processes. */
int repeats(void);

/* Tells one value of a row. */
void tell(const char *row, const char *variant, long x, double value);

/* Ends the program if a call that must succeed did not. */
void must(int succeeded, const char *what);

/* Calls again and again, and tells the nanoseconds of one call, once for each iteration. A call returns 0, or it has failed. */
void time_call(const char *row, long x, int (*call)(void));

#endif
