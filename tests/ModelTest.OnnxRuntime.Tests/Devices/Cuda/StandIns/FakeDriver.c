/*
 * The functions of the CUDA driver that CudaDriver calls, on the host's memory: compiled by the tests, with cuda.h's own signatures and layouts. Beside FakeRuntime.c
 * it writes to its log, too. With FAKE_CUDA_IDLE, what a GPU would do on its own memory is left out, for measuring what the host does.
 */
#include <stdlib.h>
#include <string.h>
#include <stdio.h>

typedef int CUresult;
typedef int CUdevice;
typedef unsigned long long CUdeviceptr;
typedef struct stream *CUstream;
typedef struct context *CUcontext;
typedef struct array *CUarray;
typedef enum { HOST = 1, DEVICE = 2 } CUmemorytype;
typedef struct {
  size_t srcXInBytes, srcY;
  CUmemorytype srcMemoryType;
  const void *srcHost;
  CUdeviceptr srcDevice;
  CUarray srcArray;
  size_t srcPitch;
  size_t dstXInBytes, dstY;
  CUmemorytype dstMemoryType;
  void *dstHost;
  CUdeviceptr dstDevice;
  CUarray dstArray;
  size_t dstPitch;
  size_t WidthInBytes, Height;
} CUDA_MEMCPY2D;

enum { SUCCESS = 0, INVALID_VALUE = 1, OUT_OF_MEMORY = 2, NO_DEVICE = 100, INVALID_CONTEXT = 201 };

__attribute__((weak)) void fakeLog(const char *format, ...);
#define LOG(...) do { if (fakeLog) fakeLog(__VA_ARGS__); } while (0)

static size_t total = 1 << 20;
static int idle;
__attribute__((constructor)) static void read(void) {
  if (getenv("FAKE_CUDA_BYTES")) total = strtoull(getenv("FAKE_CUDA_BYTES"), 0, 10);
  idle = getenv("FAKE_CUDA_IDLE") != 0;
}
static size_t used;
static _Thread_local CUcontext current;
static int retained, streams;

CUresult cuInit(unsigned flags) { return getenv("FAKE_CUDA_NO_DEVICE") ? NO_DEVICE : flags; }
CUresult cuDriverGetVersion(int *version) { *version = 13020; return SUCCESS; }
CUresult cuDeviceGetCount(int *count) { *count = 2; return SUCCESS; }
CUresult cuDeviceGet(CUdevice *device, int ordinal) { *device = ordinal + 40; return ordinal < 2 ? SUCCESS : 101; }
CUresult cuDeviceGetName(char *name, int size, CUdevice device) { snprintf(name, size, "Fake %d", device - 40); return SUCCESS; }
CUresult cuDeviceGetAttribute(int *value, int attribute, CUdevice device) {
  (void)device;
  *value = attribute == 75 ? 9 : attribute == 76 ? 1 : attribute == 16 ? 132 : -1;
  return SUCCESS;
}
CUresult cuDevicePrimaryCtxRetain(CUcontext *context, CUdevice device) { retained++; *context = (CUcontext)(size_t)device; return SUCCESS; }
CUresult cuDevicePrimaryCtxRelease_v2(CUdevice device) { return device >= 40 && retained-- > 0 ? SUCCESS : INVALID_VALUE; }
CUresult cuCtxSetCurrent(CUcontext context) { current = context; return SUCCESS; }
CUresult cuMemGetInfo_v2(size_t *free, size_t *all) {
  if (!current) return INVALID_CONTEXT;
  *free = total - used;
  *all = total;
  return SUCCESS;
}
CUresult cuStreamCreate(CUstream *stream, unsigned flags) { streams++; *stream = (CUstream)7; return flags == 1 ? SUCCESS : INVALID_VALUE; }
CUresult cuStreamDestroy_v2(CUstream stream) { return stream == (CUstream)7 && streams-- > 0 ? SUCCESS : INVALID_VALUE; }
CUresult cuStreamSynchronize(CUstream stream) { return stream == (CUstream)7 ? SUCCESS : INVALID_VALUE; }

/* Each allocation remembers its size before its bytes. */
static CUresult take(void **memory, size_t bytes) {
  size_t *block;
  if (used + bytes > total) return OUT_OF_MEMORY;
  block = idle ? calloc(1, bytes + 256) : malloc(bytes + 256);
  if (!block) return OUT_OF_MEMORY;
  if (!idle) memset(block, 0xAB, bytes + 256);
  used += bytes;
  block[0] = bytes;
  *memory = (char *)block + 256;
  return SUCCESS;
}
static CUresult give(void *memory) {
  size_t *block = (size_t *)((char *)memory - 256);
  used -= block[0];
  free(block);
  return SUCCESS;
}
CUresult cuMemAlloc_v2(CUdeviceptr *memory, size_t bytes) { return take((void **)memory, bytes); }
CUresult cuMemFree_v2(CUdeviceptr memory) { return give((void *)memory); }
CUresult cuMemAllocHost_v2(void **memory, size_t bytes) { return take(memory, bytes); }
CUresult cuMemFreeHost(void *memory) { return give(memory); }
CUresult cuMemsetD8Async(CUdeviceptr memory, unsigned char value, size_t bytes, CUstream stream) {
  if (!idle) memset((void *)memory, value, bytes);
  return cuStreamSynchronize(stream);
}
CUresult cuMemcpyHtoDAsync_v2(CUdeviceptr target, const void *source, size_t bytes, CUstream stream) {
  LOG("upload %zu", bytes);
  memcpy((void *)target, source, bytes);
  return cuStreamSynchronize(stream);
}
CUresult cuMemcpyDtoHAsync_v2(void *target, CUdeviceptr source, size_t bytes, CUstream stream) {
  LOG("download %zu", bytes);
  memcpy(target, (void *)source, bytes);
  return cuStreamSynchronize(stream);
}
CUresult cuMemcpy2DAsync_v2(const CUDA_MEMCPY2D *copy, CUstream stream) {
  size_t row;
  if (copy->srcMemoryType != DEVICE || copy->dstMemoryType != DEVICE) return INVALID_VALUE;
  for (row = 0; row < copy->Height && !idle; row++)
    memcpy((char *)copy->dstDevice + copy->dstXInBytes + (copy->dstY + row) * copy->dstPitch,
           (char *)copy->srcDevice + copy->srcXInBytes + (copy->srcY + row) * copy->srcPitch, copy->WidthInBytes);
  return cuStreamSynchronize(stream);
}

/* A module is its text, and so is its only kernel. Who observes is told of each launch. */
typedef CUresult (*observer)(const char *text, const unsigned *grid, const unsigned *block, unsigned shared, CUstream stream, void **parameters);
static observer observe;
static _Thread_local int modules;

CUresult cuModuleLoadDataEx(void **module, const void *image, unsigned count, int *options, void **values) {
  const char *text = image;
  if (count != 2 || options[0] != 5 || options[1] != 6 || (size_t)values[1] < 64) return INVALID_VALUE;
  if (strncmp(text, "//", 2) && !strstr(text, ".version")) {
    strcpy(values[0], "ptxas: line 1: syntax error\n");
    return 218;
  }
  modules++;
  *module = strdup(text);
  return SUCCESS;
}
CUresult cuModuleUnload(void *module) { free(module); return modules-- > 0 ? SUCCESS : INVALID_VALUE; }
CUresult cuModuleGetFunction(void **kernel, void *module, const char *name) {
  *kernel = module;
  return strstr(module, name) ? SUCCESS : 500;
}
CUresult cuLaunchKernel(void *kernel, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz, unsigned shared, CUstream stream, void **parameters, void **extra) {
  const unsigned grid[3] = { gx, gy, gz }, block[3] = { bx, by, bz };
  LOG("launch %.*s", (int)strcspn(strstr(kernel, "Kernel_"), "("), strstr(kernel, "Kernel_"));
  return extra ? INVALID_VALUE : !observe ? SUCCESS : observe(kernel, grid, block, shared, stream, parameters);
}
void fakeObserve(observer by) { observe = by; }
int fakeModules(void) { return modules; }

CUresult cuGetErrorString(CUresult error, const char **text) {
  *text = error == OUT_OF_MEMORY ? "out of memory" : error == 218 ? "a PTX JIT compilation failed" : error == NO_DEVICE ? "no CUDA-capable device is detected" : "some error";
  return SUCCESS;
}
