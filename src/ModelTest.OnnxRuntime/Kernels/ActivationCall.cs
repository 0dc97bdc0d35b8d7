namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>The tensors of one call of <see cref="GatedActivation"/>, where they are on the device.</summary>
/// <param name="Rows">T: tokens.</param>
/// <param name="Width">I: elements of a token.</param>
/// <param name="GateAndUp">[T, 2·I]: the gate's elements, and behind them the others.</param>
/// <param name="Output">[T, I].</param>
internal readonly record struct ActivationCall(int Rows, int Width, nint GateAndUp, nint Output);
