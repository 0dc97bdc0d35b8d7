using System.Reflection;
using System.Reflection.Emit;
using ModelTest.Extensions;
using ModelTest.Xunit;

namespace ModelTest.Tests.Xunit;

/// <summary>A test assembly made in memory, with an extension and a theory.</summary>
internal static class SuiteAssembly
{
    /// <summary>The theory's method.</summary>
    /// <param name="extension">The class the assembly names as its extension.</param>
    /// <param name="traits">Traits of the class, as name=value.</param>
    public static MethodInfo Theory(Type extension, params string[] traits)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Suite" + Guid.NewGuid().ToString("N")), AssemblyBuilderAccess.Run);
        assembly.SetCustomAttribute(new CustomAttributeBuilder(typeof(ModelTestExtensionAttribute).GetConstructors()[0], [extension]));
        var type = assembly.DefineDynamicModule("Suite").DefineType("Suite.FakeTests", TypeAttributes.Public);
        foreach (var trait in traits)
        {
            type.SetCustomAttribute(new CustomAttributeBuilder(typeof(TraitAttribute).GetConstructors()[0], trait.Split('=')));
        }
        var method = type.DefineMethod("Subject", MethodAttributes.Public, typeof(Task), [typeof(SubjectRef)]);
        method.SetCustomAttribute(new CustomAttributeBuilder(typeof(DatasetTheoryAttribute).GetConstructors()[0], ["fake", "", 1]));
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldnull);
        code.Emit(OpCodes.Ret);
        return type.CreateType().GetMethod("Subject")!;
    }
}
