using Microsoft.ML.OnnxRuntime;
using ModelTest.OnnxRuntime.Kernels;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Devices;

/// <summary>
/// Where sessions compute, and its memory. What is asked of it is done in the order it was asked for, but perhaps later: <see cref="Synchronize"/>
/// waits for it. Used by one thread.
/// </summary>
internal abstract class ComputeDevice : IDisposable
{
    /// <summary>Where tensors of this device are, for ONNX Runtime.</summary>
    public abstract OrtMemoryInfo Memory { get; }

    /// <summary>Whether its memory is the host's.</summary>
    public abstract bool IsHost { get; }

    /// <summary>Bytes that can be allocated.</summary>
    public abstract long FreeBytes { get; }

    /// <summary>Whether runs of one shape can be captured once and replayed, which takes the host's work out of short steps.</summary>
    public virtual bool CanCapture => false;

    /// <summary>Makes a session that computes here.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">What else the session is told; the device is added.</param>
    /// <param name="captures">Whether its runs may be captured; only where <see cref="CanCapture"/>.</param>
    public abstract InferenceSession NewSession(byte[] model, SessionOptions options, bool captures = false);

    /// <summary>Kernels of our own for this device.</summary>
    /// <param name="type">The type that sessions compute in.</param>
    public virtual IDeviceKernels NewKernels(DataType type) => throw new NotSupportedException("there are no kernels of our own for this device");

    /// <summary>Memory on the device.</summary>
    /// <param name="bytes">How much; more than 0.</param>
    /// <param name="clear">Whether it must be zero; else it may hold anything.</param>
    /// <exception cref="Problems.InputException">There is not so much.</exception>
    public abstract nint Allocate(long bytes, bool clear);

    /// <summary>Memory of the host that travels fast to the device and back.</summary>
    public abstract nint AllocateStaging(long bytes);

    /// <summary>Copies from the host to the device. The source stays as it is until <see cref="Synchronize"/>.</summary>
    public abstract void Upload(nint source, nint target, long bytes);

    /// <summary>Brings bytes of the device to the host; there after <see cref="Synchronize"/>.</summary>
    /// <param name="source">On the device.</param>
    /// <param name="staging">On the host.</param>
    /// <param name="bytes">How many.</param>
    /// <returns>Where they are: in the staging memory, or where they were, if that is the host's.</returns>
    public abstract nint Download(nint source, nint staging, long bytes);

    /// <summary>Copies pieces that lie a stride apart, on the device.</summary>
    /// <param name="source">The first piece.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="bytes">Bytes of a piece.</param>
    /// <param name="stride">From a piece to the next, in the source and in the target.</param>
    /// <param name="count">How many pieces.</param>
    public abstract void CopyPieces(nint source, nint target, long bytes, long stride, int count);

    /// <summary>Waits until everything asked for is done.</summary>
    public abstract void Synchronize();

    /// <summary>Frees all memory that was allocated.</summary>
    public abstract void Dispose();
}
