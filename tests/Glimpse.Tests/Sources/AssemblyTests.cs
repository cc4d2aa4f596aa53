using System.Reflection;
using Glimpse.Core.Voxels;
using Glimpse.Protocol;
using Xunit;

namespace Glimpse.Tests.Sources;

public sealed class AssemblyTests
{
    [Theory]
    [InlineData("Glimpse.Core")]
    [InlineData("Glimpse.Protocol")]
    [InlineData("Glimpse.Models", "Glimpse.Core")]
    [InlineData("Glimpse.Training", "Glimpse.Core", "Glimpse.Models")]
    [InlineData("glimpse", "Glimpse.Core", "Glimpse.Models", "Glimpse.Protocol", "Glimpse.Training")]
    public void References_go_one_way(string name, params string[] allowed)
    {
        var ours = Assembly.Load(name).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(reference => reference.StartsWith("glimpse", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(ours.Except(allowed));
    }

    [Fact]
    public void Core_and_Protocol_know_neither_torch_nor_a_console_but_mathematics_and_packings()
    {
        var references = new[] { typeof(VoxelGrid).Assembly, typeof(ExplainResult).Assembly }
            .SelectMany(assembly => assembly.GetReferencedAssemblies())
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal));
        Assert.Empty(references.Except(["MathNet.Numerics", "ICSharpCode.SharpZipLib", "SharpCompress"]));
    }
}
