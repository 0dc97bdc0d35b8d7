using System.Globalization;
using ModelTest.Models;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Devices;

/// <summary>The devices that <c>model.device</c> and <c>model.devices</c> name.</summary>
/// <param name="IsCuda">Whether they are GPUs; else the CPU.</param>
/// <param name="Indices">Numbers of the GPUs; empty for the CPU.</param>
internal sealed record DeviceName(bool IsCuda, IReadOnlyList<int> Indices)
{
    private const string Cpu = "cpu";
    private const string Cuda = "cuda";

    /// <summary>Reads the settings.</summary>
    /// <param name="settings">The model's settings.</param>
    /// <param name="problems">What is wrong with them is added here.</param>
    /// <returns>The devices; the CPU where something is wrong.</returns>
    public static DeviceName Read(ModelSettings settings, List<Problem> problems)
    {
        var parts = settings.Device.Split(':');
        var index = 0;
        var isCuda = parts[0] == Cuda
            && (parts.Length == 1 || (parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out index)));
        if (!isCuda && settings.Device != Cpu)
        {
            problems.Add(new Problem(
                "model.device", $"'{settings.Device}' is not a device of this engine.", Nearest.Suggest(settings.Device, [Cpu, Cuda, "cuda:0"])));
        }
        if (settings.Devices.Length == 0)
        {
            return isCuda ? new DeviceName(true, [index]) : new DeviceName(false, []);
        }
        var found = problems.Count;
        if (settings.Device != Cuda)
        {
            problems.Add(new Problem(
                "model.devices", $"numbers of GPUs go with model.device 'cuda', which is '{settings.Device}'.", "set model.device to 'cuda', or leave model.devices out."));
        }
        if (settings.Devices.Distinct().Count() < settings.Devices.Length || settings.Devices.Any(d => d < 0))
        {
            problems.Add(new Problem(
                "model.devices", $"{string.Join(", ", settings.Devices)} are not numbers of different GPUs.", "give each GPU once, counted from 0."));
        }
        return problems.Count == found ? new DeviceName(true, settings.Devices) : new DeviceName(false, []);
    }
}
