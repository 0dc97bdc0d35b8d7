/* The functions of cuBLAS that ONNX Runtime's provider imports. Nothing is multiplied; each product is a line of the log. */
#include <stdlib.h>

typedef int cublasStatus;
void fakeLog(const char *format, ...);

cublasStatus cublasCreate_v2(void **handle) { *handle = malloc(1); return 0; }
cublasStatus cublasDestroy_v2(void *handle) { free(handle); return 0; }
cublasStatus cublasSetStream_v2(void) { return 0; }
cublasStatus cublasSetMathMode(void) { return 0; }
cublasStatus cublasGetMathMode(void *handle, int *mode) { (void)handle; *mode = 0; return 0; }
const char *cublasGetStatusName(cublasStatus status) { return status ? "CUBLAS_STATUS_INTERNAL_ERROR" : "CUBLAS_STATUS_SUCCESS"; }
const char *cublasGetStatusString(cublasStatus status) { return cublasGetStatusName(status); }
cublasStatus cublasGemmEx(void *handle, int transa, int transb, int m, int n, int k) {
  (void)handle; (void)transa; (void)transb;
  fakeLog("product %dx%dx%d", m, n, k);
  return 0;
}

#define LOGGED(function) cublasStatus function(void) { fakeLog("product " #function); return 0; }
LOGGED(cublasGemmBatchedEx)
LOGGED(cublasGemmStridedBatchedEx)
LOGGED(cublasSgemm_v2)
LOGGED(cublasSgemmBatched)
LOGGED(cublasSgemmStridedBatched)
LOGGED(cublasSgeam)
LOGGED(cublasScopy_v2)
LOGGED(cublasSscal_v2)
LOGGED(cublasSgetrfBatched)
LOGGED(cublasSgetriBatched)
LOGGED(cublasDgemm_v2)
LOGGED(cublasDgemmBatched)
LOGGED(cublasDgemmStridedBatched)
LOGGED(cublasDgeam)
LOGGED(cublasDcopy_v2)
LOGGED(cublasDgetrfBatched)
LOGGED(cublasDgetriBatched)
