using System.Text.Json.Nodes;
using Glimpse.Core;
using Glimpse.Models.Registry;
using Xunit;

namespace Glimpse.Tests.Models.Kinds;

/// <summary>Whatever stands in a manifest is taken, or refused in words that name no type of .NET's.</summary>
[Collection(TorchTests.Name)]
public sealed class ManifestWordsTests : IDisposable
{
    private static readonly string[] OfTheRuntime =
        ["System.", "Glimpse.", ".NET", "JSON value", "Path: ", "Object reference", "type '", "nullab", "token"];

    private static readonly string[] Odd =
    [
        "null", "-1", "1.5", "1e999", "\"x\"", "true", "[]", "{}", "[null]", "[[null]]", "[{}]", "[[[1]]]", "{\"a\":1}",
    ];

    private readonly string root = Directory.CreateTempSubdirectory("glimpse-words").FullName;

    public ManifestWordsTests(TorchFixture fixture)
    {
        TwinModels.Write(root, fixture.Thread);
        TinyModel.Folder(Path.Combine(root, "tiny"), fixture.Thread, TinyModel.Installable);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("tiny")]
    [InlineData("twin")]
    [InlineData(TwinModels.Ensemble)]
    public void An_odd_value_is_taken_or_refused_in_plain_words(string name)
    {
        var folder = Path.Combine(root, name);
        var file = Path.Combine(folder, ModelFolder.ManifestName);
        var whole = File.ReadAllText(file);
        var refused = 0;
        foreach (var path in Paths(JsonNode.Parse(whole)!, []))
        {
            foreach (var value in Odd.Append(null))
            {
                var manifest = JsonNode.Parse(whole)!;
                Put(manifest, path, value);
                File.WriteAllText(file, manifest.ToJsonString());
                if (Record.Exception(() => ModelFolder.Read(folder, TwinModels.Kinds)) is not { } thrown)
                    continue;
                refused++;
                var fault = Assert.IsType<GlimpseException>(thrown);
                Assert.Equal(GlimpseErrorCode.BadModel, fault.Code);
                Assert.All(OfTheRuntime, word => Assert.DoesNotContain(word, fault.Message));
            }
        }

        Assert.InRange(refused, 100, int.MaxValue);
    }

    private static IEnumerable<object[]> Paths(JsonNode? node, object[] here) => node switch
    {
        JsonObject members => members.SelectMany(one => Below(one.Value, [.. here, one.Key])),
        JsonArray items => items.SelectMany((one, at) => Below(one, [.. here, at])),
        _ => [],
    };

    private static IEnumerable<object[]> Below(JsonNode? node, object[] here) => Paths(node, here).Prepend(here);

    /// <summary>Puts a value there, or takes away what is there.</summary>
    private static void Put(JsonNode whole, object[] path, string? value)
    {
        var at = path[..^1].Aggregate(whole, (node, step) => step is int place ? node[place]! : node[(string)step]!);
        var odd = value is null ? null : JsonNode.Parse(value);
        if (at is JsonArray items)
            items[(int)path[^1]] = odd;
        else if (value is null)
            at.AsObject().Remove((string)path[^1]);
        else
            at[(string)path[^1]] = odd;
    }
}
