using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using ModelTest.OnnxRuntime.Kernels;
using ModelTest.Problems;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Devices.Cuda;

/// <summary>
/// A GPU. Sessions compute on our own stream, so that copies before and after a step need no waiting. Made and used on one thread.
/// </summary>
internal sealed class CudaDevice : ComputeDevice
{
    private readonly CudaDriver driver;
    private readonly int index;
    private readonly bool capture;
    private readonly nint stream;
    private readonly List<nint> allocated = [];
    private readonly List<nint> staging = [];

    /// <summary>A GPU.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="index">The GPU's number, from 0.</param>
    /// <param name="capture">Whether decode steps are captured as CUDA graphs.</param>
    public CudaDevice(CudaDriver driver, int index, bool capture)
    {
        (this.driver, this.index, this.capture) = (driver, index, capture);
        driver.Enter(index);
        try
        {
            stream = driver.CreateStream();
        }
        catch
        {
            driver.TryLeave(index);
            throw;
        }
        Memory = new OrtMemoryInfo(OrtMemoryInfo.allocatorCUDA, OrtAllocatorType.DeviceAllocator, index, OrtMemType.Default);
    }

    public override OrtMemoryInfo Memory { get; }

    public override bool IsHost => false;

    public override long FreeBytes => driver.Memory().Free;

    public override bool CanCapture => capture;

    public override InferenceSession NewSession(byte[] model, SessionOptions options, bool captures = false)
    {
        // Everything runs on the GPU: a pool of threads would only wait.
        options.IntraOpNumThreads = 1;
        using var provider = new OrtCUDAProviderOptions();
        provider.UpdateOptions(new Dictionary<string, string>
        {
            ["device_id"] = index.ToString(CultureInfo.InvariantCulture),
            ["has_user_compute_stream"] = "1",
            ["user_compute_stream"] = stream.ToString(CultureInfo.InvariantCulture),
            // Steps differ in size: doubling what was asked for would take memory from the cache.
            ["arena_extend_strategy"] = "kSameAsRequested",
            ["enable_cuda_graph"] = captures ? "1" : "0",
        });
        options.AppendExecutionProvider_CUDA(provider);
        return new InferenceSession(model, options);
    }

    public override IDeviceKernels NewKernels(DataType type)
    {
        var processors = driver.Processors(index);
        var parts = Allocate((long)DecodeGrid.MostParts(processors) * DecodeSizes.PartSize * sizeof(float), clear: false);
        return new CudaKernels(driver, stream, KernelPtx.Of(type), processors, parts);
    }

    public override nint Allocate(long bytes, bool clear)
    {
        nint memory;
        try
        {
            memory = driver.Allocate(bytes);
        }
        catch (CudaException e) when (e.Code == CudaException.OutOfMemory)
        {
            throw new InputException(
                $"cuda:{index}",
                $"{Gibibytes.Of(bytes)} cannot be had: {Gibibytes.Of(FreeBytes)} are free.",
                "close what else uses the GPU, or set model.cache_mebibytes, model.token_budget or model.max_batch lower.",
                e);
        }
        allocated.Add(memory);
        if (clear)
        {
            driver.Clear(memory, bytes, stream);
        }
        return memory;
    }

    public override nint AllocateStaging(long bytes)
    {
        var memory = driver.AllocateHost(bytes);
        staging.Add(memory);
        return memory;
    }

    public override void Upload(nint source, nint target, long bytes) => driver.Upload(source, target, bytes, stream);

    public override nint Download(nint source, nint staging, long bytes)
    {
        driver.Download(source, staging, bytes, stream);
        return staging;
    }

    public override void CopyPieces(nint source, nint target, long bytes, long stride, int count) => driver.Copy(
        new CudaCopy2D
        {
            SourceType = CudaCopy2D.Device,
            SourceDevice = source,
            SourcePitch = (nuint)stride,
            TargetType = CudaCopy2D.Device,
            TargetDevice = target,
            TargetPitch = (nuint)stride,
            Width = (nuint)bytes,
            Height = (nuint)count,
        },
        stream);

    public override void Synchronize() => driver.Synchronize(stream);

    // After an error on the GPU every call may fail, and the first error is the one to tell.
    public override void Dispose()
    {
        driver.TrySynchronize(stream);
        allocated.ForEach(driver.TryFree);
        staging.ForEach(driver.TryFreeHost);
        driver.TryDestroyStream(stream);
        driver.TryLeave(index);
        Memory.Dispose();
    }
}
