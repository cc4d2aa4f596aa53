using Xunit;

namespace Glimpse.Tests.Protocol;

/// <summary>
/// The schemas in <c>protocol/</c> are those of the records; set GLIMPSE_WRITE_SCHEMAS=1 once to write them anew.
/// </summary>
public sealed class WireSchemaTests
{
    private const string WriteVariable = "GLIMPSE_WRITE_SCHEMAS";

    private static readonly string Folder = Path.GetFullPath(Path.Combine(Fixture.PathOf(""), "..", "..", "protocol"));

    [Fact]
    public void The_schemas_committed_are_those_of_the_records()
    {
        var made = WireSchemas.All();
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
            Write(made);
        Assert.Equal(
            made.Keys,
            Directory
                .GetFiles(Folder, "*.schema.json")
                .Select(path => Path.GetFileName(path)!)
                .Order(StringComparer.Ordinal));
        foreach (var (name, text) in made)
            Assert.True(
                text == File.ReadAllText(Path.Combine(Folder, name)),
                $"{name} is out of date: run this test with {WriteVariable}=1");
    }

    [Fact]
    public void A_request_admits_no_unknown_member_and_an_answer_does()
    {
        var made = WireSchemas.All();
        Assert.All(
            made.Where(file => file.Key.Contains(".request.")),
            file => Assert.Contains("\"additionalProperties\": false", file.Value));
        Assert.DoesNotContain("\"additionalProperties\": false", made["initialize.answer.schema.json"]);
    }

    private static void Write(IEnumerable<KeyValuePair<string, string>> schemas)
    {
        Directory.CreateDirectory(Folder);
        foreach (var stale in Directory.GetFiles(Folder, "*.schema.json"))
            File.Delete(stale);
        foreach (var (name, text) in schemas)
            File.WriteAllText(Path.Combine(Folder, name), text);
    }
}
