using ModelTest.OnnxRuntime.Attention;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>The operators that a device's kernels of our own compute.</summary>
internal static unsafe class DeviceOperators
{
    public const string Domain = "modeltest.device";

    /// <summary>The operators for sessions.</summary>
    /// <param name="kernels">What computes them; must live as long as the sessions.</param>
    /// <param name="type">The type that the sessions compute in.</param>
    public static OperatorDomain NewDomain(IDeviceKernels kernels, DataType type) =>
        new(Domain, DecodeAttention.New(kernels, type), GatedActivation.New(kernels, type));
}
