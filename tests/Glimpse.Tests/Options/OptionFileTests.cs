using System.Collections.Immutable;
using Glimpse.Bridge.Options;
using Xunit;

namespace Glimpse.Tests.Options;

/// <summary>
/// What is committed of the option table is what the code has; set GLIMPSE_WRITE_SCHEMAS=1 once to write it anew.
/// </summary>
public sealed class OptionFileTests
{
    private const string WriteVariable = "GLIMPSE_WRITE_SCHEMAS";

    private static readonly (string, ImmutableArray<OptionRow>)[] Tables =
    [
        ("What is read", OptionTable.Read),
        ("What is computed", OptionTable.Computed),
        ("What is written, and by what", OptionTable.Written),
    ];

    [Fact]
    public void The_list_that_plugins_come_with_is_that_of_the_table() =>
        AssertIs(OptionFiles.List, OptionFiles.ListOf(OptionTable.All));

    [Fact]
    public void The_tables_of_the_documents_are_those_of_the_code() =>
        AssertIs(OptionFiles.Document, OptionFiles.PageOf(File.ReadAllText(OptionFiles.Document), Tables));

    private static void AssertIs(string path, string made)
    {
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
            File.WriteAllText(path, made);
        Assert.True(
            made == File.ReadAllText(path),
            $"{Path.GetFileName(path)} is out of date: run this test with {WriteVariable}=1");
    }
}
