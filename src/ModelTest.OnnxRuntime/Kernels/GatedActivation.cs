using ModelTest.OnnxRuntime.Attention;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>The activation of a gated feed-forward layer as a custom operator: [T, 2·I], gates and behind them what they let through, becomes [T, I].</summary>
internal static unsafe class GatedActivation
{
    public const string Name = "GatedActivation";

    /// <summary>The operator.</summary>
    /// <param name="kernels">What computes it.</param>
    /// <param name="type">The type of its input and output.</param>
    public static CustomOperator* New(IDeviceKernels kernels, DataType type) =>
        CustomOperator.New(new OperatorSignature(Name, kernels.Provider, [new(type)], type, 1), _ => new Kernel(kernels));

    private sealed class Kernel(IDeviceKernels kernels) : IOperatorKernel
    {
        public void Compute(nint context)
        {
            var input = OrtKernelApi.Input(context, 0);
            var shape = OrtKernelApi.Shape(input);
            var (rows, width) = ((int)shape[0], (int)shape[1] / 2);
            var output = OrtKernelApi.Output(context, 0, [rows, width]);
            if (rows > 0)
            {
                kernels.Activate(new ActivationCall(rows, width, (nint)OrtKernelApi.Data(input), (nint)OrtKernelApi.Data(output)));
            }
        }
    }
}
