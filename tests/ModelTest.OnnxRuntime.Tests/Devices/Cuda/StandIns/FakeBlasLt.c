/* The functions of cuBLASLt that ONNX Runtime's provider imports. */
#include <stdlib.h>
#include <string.h>

typedef int cublasStatus;
void fakeLog(const char *format, ...);

static cublasStatus make(void **object) { *object = calloc(1, 64); return 0; }
static cublasStatus drop(void *object) { free(object); return 0; }
cublasStatus cublasLtCreate(void **handle) { return make(handle); }
cublasStatus cublasLtDestroy(void *handle) { return drop(handle); }
cublasStatus cublasLtMatmulDescCreate(void **description) { return make(description); }
cublasStatus cublasLtMatmulDescDestroy(void *description) { return drop(description); }
cublasStatus cublasLtMatmulDescSetAttribute(void) { return 0; }
cublasStatus cublasLtMatrixLayoutCreate(void **layout) { return make(layout); }
cublasStatus cublasLtMatrixLayoutDestroy(void *layout) { return drop(layout); }
cublasStatus cublasLtMatrixLayoutSetAttribute(void) { return 0; }
cublasStatus cublasLtMatmulPreferenceCreate(void **preference) { return make(preference); }
cublasStatus cublasLtMatmulPreferenceDestroy(void *preference) { return drop(preference); }
cublasStatus cublasLtMatmulPreferenceSetAttribute(void) { return 0; }
cublasStatus cublasLtMatmulAlgoInit(void) { return 0; }
cublasStatus cublasLtMatmulAlgoConfigSetAttribute(void) { return 0; }
cublasStatus cublasLtMatmulAlgoGetHeuristic(void *handle, void *description, void *a, void *b, void *c, void *d, void *preference, int wanted, void *results, int *count) {
  struct { unsigned long long algorithm[8]; size_t workspace; int state; float waves; int reserved[4]; } *result = results;
  (void)handle; (void)description; (void)a; (void)b; (void)c; (void)d; (void)preference;
  *count = wanted > 0;
  if (*count) memset(result, 0, sizeof *result);
  return 0;
}
cublasStatus cublasLtMatmul(void) { fakeLog("product cublasLtMatmul"); return 0; }
cublasStatus cublasLtMatrixTransform(void) { fakeLog("product cublasLtMatrixTransform"); return 0; }
cublasStatus cublasLtMatrixTransformDescCreate(void **description) { return make(description); }
cublasStatus cublasLtMatrixTransformDescDestroy(void *description) { return drop(description); }
