using System.Reflection;
using Xunit;

namespace Glimpse.Tests.Sources;

/// <summary>
/// A folder lies below another because it is used there, or because it uses what lies there: never both.
/// </summary>
public sealed class NamespaceTests
{
    [Theory]
    [InlineData("Glimpse.Core")]
    [InlineData("Glimpse.Protocol")]
    [InlineData("Glimpse.Models")]
    [InlineData("Glimpse.Training")]
    [InlineData("glimpse")]
    public void No_namespace_and_one_below_it_use_each_other(string name)
    {
        var uses = Uses(Assembly.Load(name));
        var circles =
            from below in uses.Keys
            from above in uses.Keys
            where below.StartsWith($"{above}.", StringComparison.Ordinal)
            where uses[above].ContainsKey(below) && uses[below].ContainsKey(above)
            select $"{uses[above][below]}, but {uses[below][above]}";
        Assert.Equal([], circles);
    }

    [Fact]
    public void A_use_inside_a_method_is_seen()
    {
        var uses = Uses(typeof(NamespaceTests).Assembly);
        Assert.Contains("Glimpse.Tests", uses["Glimpse.Tests.Structures"].Keys);
    }

    /// <summary>For each namespace those that it uses, each with the types that show it.</summary>
    private static Dictionary<string, Dictionary<string, string>> Uses(Assembly assembly)
    {
        var uses = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var type in assembly.GetTypes().Where(type => type.Namespace is not null))
        {
            if (!uses.TryGetValue(type.Namespace!, out var used))
                uses[type.Namespace!] = used = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var other in TypeReferences.Of(type).Where(other => other.Namespace is not null))
            {
                if (other.Assembly == assembly && other.Namespace != type.Namespace)
                    used.TryAdd(other.Namespace!, $"{type.FullName} uses {other.FullName}");
            }
        }

        return uses;
    }
}
