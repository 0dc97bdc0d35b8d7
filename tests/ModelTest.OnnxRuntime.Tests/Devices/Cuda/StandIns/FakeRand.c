/* The provider names cuRAND, and imports nothing of it. */
typedef int nothing;
