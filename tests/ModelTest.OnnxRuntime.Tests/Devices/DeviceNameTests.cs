using ModelTest.Models;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tests.Devices;

public sealed class DeviceNameTests
{
    [Theory]
    [InlineData("cpu", new int[0], false, new int[0])]
    [InlineData("cuda", new int[0], true, new[] { 0 })]
    [InlineData("cuda:3", new int[0], true, new[] { 3 })]
    [InlineData("cuda", new[] { 2, 0 }, true, new[] { 2, 0 })]
    public void Names_are_read(string device, int[] devices, bool isCuda, int[] indices)
    {
        List<Problem> problems = [];
        var name = DeviceName.Read(new ModelSettings { Device = device, Devices = devices }, problems);
        Assert.Empty(problems);
        Assert.Equal(isCuda, name.IsCuda);
        Assert.Equal(indices, name.Indices);
    }

    [Theory]
    [InlineData("gpu", new int[0], "model.device", "'gpu' is not a device")]
    [InlineData("cuda:", new int[0], "model.device", "'cuda:' is not a device")]
    [InlineData("cuda:-1", new int[0], "model.device", "'cuda:-1' is not a device")]
    [InlineData("cuda:0:1", new int[0], "model.device", "'cuda:0:1' is not a device")]
    [InlineData("cpu", new[] { 0, 1 }, "model.devices", "go with model.device 'cuda', which is 'cpu'")]
    [InlineData("cuda:1", new[] { 0 }, "model.devices", "go with model.device 'cuda', which is 'cuda:1'")]
    [InlineData("cuda", new[] { 1, 1 }, "model.devices", "1, 1 are not numbers of different GPUs")]
    [InlineData("cuda", new[] { -1 }, "model.devices", "-1 are not numbers of different GPUs")]
    public void What_is_no_name_is_a_problem(string device, int[] devices, string where, string what)
    {
        List<Problem> problems = [];
        Assert.False(DeviceName.Read(new ModelSettings { Device = device, Devices = devices }, problems).IsCuda && devices.Length > 0);
        var problem = Assert.Single(problems);
        Assert.Equal(where, problem.Where);
        Assert.Contains(what, problem.What, StringComparison.Ordinal);
    }
}
