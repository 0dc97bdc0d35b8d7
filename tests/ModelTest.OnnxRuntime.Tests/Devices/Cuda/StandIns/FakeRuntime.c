/*
 * The functions of the CUDA runtime that ONNX Runtime's provider imports, on the host's memory, with the headers' signatures and layouts of CUDA 13. Kernels are
 * not run: each call that a GPU would see is a line of the file that FAKE_CUDA_LOG names.
 */
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int cudaError;
typedef struct stream *cudaStream;
typedef struct { unsigned x, y, z; } dim3;
typedef struct {
  char name[256], uuid[16], luid[8];
  unsigned luidDeviceNodeMask;
  size_t totalGlobalMem, sharedMemPerBlock;
  int regsPerBlock, warpSize;
  size_t memPitch;
  int maxThreadsPerBlock, maxThreadsDim[3], maxGridSize[3];
  size_t totalConstMem;
  int major, minor;
  size_t textureAlignment, texturePitchAlignment;
  int multiProcessorCount, integrated, canMapHostMemory, texturesAndSurfaces[39];
  size_t surfaceAlignment;
  int concurrentKernels, ECCEnabled, pciBusID, pciDeviceID, pciDomainID, tccDriver, asyncEngineCount, unifiedAddressing, memoryBusWidth, l2CacheSize,
      persistingL2CacheMaxSize, maxThreadsPerMultiProcessor, streamPrioritiesSupported, globalL1CacheSupported, localL1CacheSupported;
  size_t sharedMemPerMultiprocessor;
  int regsPerMultiprocessor, managedMemory, isMultiGpuBoard, multiGpuBoardGroupID, hostNativeAtomicSupported, pageableMemoryAccess, concurrentManagedAccess,
      computePreemptionSupported, canUseHostPointerForRegisteredMem, cooperativeLaunch;
  size_t sharedMemPerBlockOptin;
  int pageableMemoryAccessUsesHostPageTables, directManagedMemAccessFromHost, maxBlocksPerMultiProcessor, accessPolicyMaxWindowSize;
  size_t reservedSharedMemPerBlock;
  int more[21], reserved[56];
} cudaDeviceProp;
typedef struct { size_t shared, constant, local; int maxThreadsPerBlock, numRegs, ptxVersion, binaryVersion, more[26]; } cudaFuncAttributes;
typedef struct { dim3 gridDim, blockDim; size_t dynamicSmemBytes; cudaStream stream; void *attributes; unsigned count; } cudaLaunchConfig;

enum { SUCCESS = 0, OUT_OF_MEMORY = 2, ILLEGAL_ADDRESS = 700, NOT_SUPPORTED = 801, PROCESSORS = 132, WARP = 32, THREADS = 2048, REGISTERS = 65536, SHARED = 233472, SHARED_OF_GROUP = 232448 };

void fakeLog(const char *format, ...) {
  static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  static FILE *log;
  va_list values;
  pthread_mutex_lock(&lock);
  if (!log) log = fopen(getenv("FAKE_CUDA_LOG") ? getenv("FAKE_CUDA_LOG") : "/dev/null", "a");
  va_start(values, format);
  vfprintf(log, format, values);
  va_end(values);
  fputc('\n', log);
  pthread_mutex_unlock(&lock);
}

/* A kernel is known by the function that stands for it on the host. */
enum { SLOTS = 1 << 18 };
static struct { const void *function; const char *name; } kernels[SLOTS];
static unsigned slot(const void *function) {
  unsigned i = (unsigned)(((size_t)function >> 4) * 2654435761u) % SLOTS;
  while (kernels[i].function && kernels[i].function != function) i = (i + 1) % SLOTS;
  return i;
}
static void name(const void *function, const char *called) {
  unsigned i = slot(function);
  kernels[i].function = function;
  kernels[i].name = called;
}
/* From the launch with the number FAKE_CUDA_FAILS_AT on, the GPU does not work. */
static int launches;
static cudaError status(void) { return getenv("FAKE_CUDA_FAILS_AT") && launches >= atoi(getenv("FAKE_CUDA_FAILS_AT")) ? ILLEGAL_ADDRESS : SUCCESS; }
static cudaError launch(const void *function) {
  const char *called = kernels[slot(function)].name;
  fakeLog("launch %s", called ? called : "?");
  launches++;
  return status();
}
void **__cudaRegisterFatBinary(void *binary) { return calloc(1, sizeof binary); }
void __cudaRegisterFatBinaryEnd(void **handle) { (void)handle; }
void __cudaUnregisterFatBinary(void **handle) { free(handle); }
void __cudaRegisterFunction(void **handle, const char *host, char *device, const char *called) { (void)handle; (void)device; name(host, called); }
void __cudaRegisterVar(void **handle) { (void)handle; }
cudaError __cudaGetKernel(const void **kernel, const void *function) { *kernel = function; return SUCCESS; }
cudaError __cudaLaunchKernel(const void *kernel) { return launch(kernel); }
cudaError cudaLaunchKernel(const void *function) { return launch(function); }
cudaError cudaLaunchKernelExC(const cudaLaunchConfig *config, const void *function) { (void)config; return launch(function); }
static _Thread_local struct { dim3 grid, block; size_t shared; cudaStream stream; } configuration;
unsigned __cudaPushCallConfiguration(dim3 grid, dim3 block, size_t shared, cudaStream stream) {
  configuration.grid = grid;
  configuration.block = block;
  configuration.shared = shared;
  configuration.stream = stream;
  return 0;
}
cudaError __cudaPopCallConfiguration(dim3 *grid, dim3 *block, size_t *shared, cudaStream *stream) {
  *grid = configuration.grid;
  *block = configuration.block;
  *shared = configuration.shared;
  *stream = configuration.stream;
  return SUCCESS;
}
cudaError cudaLibraryLoadData(void **library) { *library = malloc(1); return SUCCESS; }
cudaError cudaLibraryUnload(void *library) { free(library); return SUCCESS; }
cudaError cudaLibraryGetKernel(void **kernel, void *library, const char *called) { (void)library; name(*kernel = malloc(16), strdup(called)); return SUCCESS; }
cudaError cudaKernelSetAttributeForDevice(void) { return SUCCESS; }
cudaError cudaFuncSetAttribute(void) { return SUCCESS; }
cudaError cudaFuncGetAttributes(cudaFuncAttributes *attributes) {
  memset(attributes, 0, sizeof *attributes);
  attributes->maxThreadsPerBlock = 1024;
  attributes->numRegs = 64;
  attributes->ptxVersion = attributes->binaryVersion = 90;
  return SUCCESS;
}
cudaError cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(int *blocks) { *blocks = 2; return SUCCESS; }

/* An H100, but for its memory. */
static size_t total(void) { return getenv("FAKE_CUDA_BYTES") ? strtoull(getenv("FAKE_CUDA_BYTES"), 0, 10) : 0; }
static _Thread_local int current;
cudaError cudaGetDeviceCount(int *count) { *count = 2; return SUCCESS; }
cudaError cudaGetDevice(int *device) { *device = current; return SUCCESS; }
cudaError cudaSetDevice(int device) { current = device; return SUCCESS; }
cudaError cudaGetDeviceProperties(cudaDeviceProp *properties, int device) {
  memset(properties, 0, sizeof *properties);
  sprintf(properties->name, "Fake %d", device);
  properties->totalGlobalMem = total();
  properties->sharedMemPerBlock = 49152;
  properties->regsPerBlock = properties->regsPerMultiprocessor = REGISTERS;
  properties->warpSize = WARP;
  properties->maxThreadsPerBlock = properties->maxThreadsDim[0] = properties->maxThreadsDim[1] = 1024;
  properties->maxThreadsDim[2] = 64;
  properties->maxGridSize[0] = 0x7FFFFFFF;
  properties->maxGridSize[1] = properties->maxGridSize[2] = 65535;
  properties->totalConstMem = 65536;
  properties->major = 9;
  properties->multiProcessorCount = PROCESSORS;
  properties->concurrentKernels = properties->unifiedAddressing = properties->cooperativeLaunch = 1;
  properties->l2CacheSize = 50 << 20;
  properties->maxThreadsPerMultiProcessor = THREADS;
  properties->sharedMemPerMultiprocessor = SHARED;
  properties->sharedMemPerBlockOptin = SHARED_OF_GROUP;
  properties->maxBlocksPerMultiProcessor = 32;
  return SUCCESS;
}
cudaError cudaDeviceGetAttribute(int *value, int attribute) {
  switch (attribute) {
    case 1: *value = 1024; break;
    case 8: *value = 49152; break;
    case 10: *value = WARP; break;
    case 12: case 82: *value = REGISTERS; break;
    case 16: *value = PROCESSORS; break;
    case 39: *value = THREADS; break;
    case 75: *value = 9; break;
    case 81: *value = SHARED; break;
    case 97: *value = SHARED_OF_GROUP; break;
    default: *value = 0;
  }
  return SUCCESS;
}
cudaError cudaDriverGetVersion(int *version) { *version = 13000; return SUCCESS; }
cudaError cudaRuntimeGetVersion(int *version) { *version = 13000; return SUCCESS; }
cudaError cudaDeviceSynchronize(void) { fakeLog("synchronize device"); return SUCCESS; }
cudaError cudaGetDriverEntryPointByVersion(const char *symbol, void **function) { (void)symbol; *function = 0; return NOT_SUPPORTED; }

/* Each allocation remembers its size before its bytes. FAKE_CUDA_LEFT is what there is for them, beside what the driver gives. */
enum { HEADER = 256 };
static size_t taken;
static size_t left(void) { return getenv("FAKE_CUDA_LEFT") ? strtoull(getenv("FAKE_CUDA_LEFT"), 0, 10) : total(); }
static cudaError take(const char *kind, void **memory, size_t bytes) {
  size_t *block = taken + bytes > left() ? 0 : calloc(1, bytes + HEADER);
  if (!block) return OUT_OF_MEMORY;
  taken += bytes;
  block[0] = bytes;
  *memory = (char *)block + HEADER;
  fakeLog("allocate %s %zu", kind, bytes);
  return SUCCESS;
}
static cudaError give(const char *kind, void *memory) {
  size_t *block = (size_t *)((char *)memory - HEADER);
  if (!memory) return SUCCESS;
  fakeLog("free %s %zu", kind, block[0]);
  taken -= block[0];
  free(block);
  return SUCCESS;
}
cudaError cudaMalloc(void **memory, size_t bytes) { return take("device", memory, bytes); }
cudaError cudaFree(void *memory) { return give("device", memory); }
cudaError cudaMallocHost(void **memory, size_t bytes) { return take("host", memory, bytes); }
cudaError cudaHostAlloc(void **memory, size_t bytes) { return take("host", memory, bytes); }
cudaError cudaFreeHost(void *memory) { return give("host", memory); }
cudaError cudaMallocFromPoolAsync(void **memory, size_t bytes) { return take("device", memory, bytes); }
cudaError cudaFreeAsync(void *memory) { return give("device", memory); }
cudaError cudaMemPoolCreate(void **pool) { *pool = malloc(1); return SUCCESS; }
cudaError cudaMemPoolDestroy(void *pool) { free(pool); return SUCCESS; }
cudaError cudaMemPoolGetAttribute(void *pool, int attribute, unsigned long long *value) { (void)pool; (void)attribute; *value = 0; return SUCCESS; }
cudaError cudaMemPoolSetAttribute(void) { return SUCCESS; }
cudaError cudaMemPoolTrimTo(void) { return SUCCESS; }
cudaError cudaMemGetInfo(size_t *available, size_t *all) { *available = *all = total(); return SUCCESS; }
cudaError cudaMemcpy(void *to, const void *from, size_t bytes) {
  fakeLog("synchronize copy %zu", bytes);
  memmove(to, from, bytes);
  return SUCCESS;
}
cudaError cudaMemcpyAsync(void *to, const void *from, size_t bytes, int kind) {
  static const char *const kinds[] = { "host to host", "host to device", "device to host", "device to device", "any to any" };
  fakeLog("copy %s %zu", kinds[kind], bytes);
  memmove(to, from, bytes);
  return SUCCESS;
}
cudaError cudaMemcpy2DAsync(char *to, size_t toPitch, const char *from, size_t fromPitch, size_t width, size_t height) {
  size_t row;
  fakeLog("copy rows %zu", width * height);
  for (row = 0; row < height; row++) memmove(to + row * toPitch, from + row * fromPitch, width);
  return SUCCESS;
}
cudaError cudaMemcpyFromSymbol(void *to, const void *symbol, size_t bytes) { (void)symbol; memset(to, 0, bytes); return SUCCESS; }
cudaError cudaMemset(void *memory, int value, size_t bytes) { memset(memory, value, bytes); return SUCCESS; }
cudaError cudaMemsetAsync(void *memory, int value, size_t bytes) { fakeLog("set"); memset(memory, value, bytes); return SUCCESS; }

cudaError cudaStreamCreateWithFlags(cudaStream *stream) { *stream = malloc(1); fakeLog("create stream"); return SUCCESS; }
cudaError cudaStreamCreate(cudaStream *stream) { return cudaStreamCreateWithFlags(stream); }
cudaError cudaStreamDestroy(cudaStream stream) { free(stream); fakeLog("destroy stream"); return SUCCESS; }
cudaError cudaStreamSynchronize(void) { fakeLog("synchronize stream"); return status(); }
cudaError cudaStreamWaitEvent(void) { fakeLog("wait"); return SUCCESS; }
cudaError cudaEventCreateWithFlags(void **event) { *event = malloc(1); fakeLog("create event"); return SUCCESS; }
cudaError cudaEventCreate(void **event) { return cudaEventCreateWithFlags(event); }
cudaError cudaEventDestroy(void *event) { free(event); fakeLog("destroy event"); return SUCCESS; }
cudaError cudaEventRecord(void) { fakeLog("record"); return SUCCESS; }
cudaError cudaEventSynchronize(void) { fakeLog("synchronize event"); return SUCCESS; }
cudaError cudaEventElapsedTime(float *milliseconds) { *milliseconds = 1; return SUCCESS; }
cudaError cudaLaunchHostFunc(cudaStream stream, void (*function)(void *), void *data) { (void)stream; fakeLog("host function"); function(data); return SUCCESS; }
static cudaStream capturing;
cudaError cudaStreamBeginCapture(cudaStream stream) { capturing = stream; fakeLog("begin capture"); return SUCCESS; }
cudaError cudaStreamEndCapture(cudaStream stream, void **graph) { (void)stream; capturing = 0; *graph = malloc(1); fakeLog("end capture"); return SUCCESS; }
cudaError cudaStreamIsCapturing(cudaStream stream, int *status) { *status = stream && stream == capturing; return SUCCESS; }
cudaError cudaGraphInstantiate(void **executable) { *executable = malloc(1); return SUCCESS; }
cudaError cudaGraphLaunch(void) { fakeLog("graph"); return SUCCESS; }
cudaError cudaGraphDestroy(void *graph) { free(graph); return SUCCESS; }
cudaError cudaGraphExecDestroy(void *executable) { free(executable); return SUCCESS; }

cudaError cudaGetLastError(void) { return status(); }
cudaError cudaPeekAtLastError(void) { return status(); }
const char *cudaGetErrorName(cudaError error) { return error ? "cudaErrorUnknown" : "cudaSuccess"; }
const char *cudaGetErrorString(cudaError error) { return error == OUT_OF_MEMORY ? "out of memory" : error == ILLEGAL_ADDRESS ? "an illegal memory access was encountered" : error ? "some error" : "no error"; }
