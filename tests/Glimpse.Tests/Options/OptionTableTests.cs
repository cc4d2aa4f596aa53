using System.Text.RegularExpressions;
using Glimpse.Bridge.Options;
using Xunit;

namespace Glimpse.Tests.Options;

public sealed partial class OptionTableTests
{
    public static TheoryData<string> Names => [.. OptionTable.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_is_of_one_piece(string name)
    {
        var row = Assert.Single(OptionTable.All, row => row.Name == name);
        Assert.EndsWith(".", row.Help);
        Assert.All(row.Excludes.SelectMany(one => one.Options), other => Assert.NotNull(OptionTable.Find(other)));
        Assert.All(row.Excludes.SelectMany(one => one.When), word => Assert.NotNull(row.Kind.Of(word)));
        if (row.Default is { } usual)
            Assert.NotNull(row.Kind.Of(usual));
        if (row.Member is not null)
            Assert.DoesNotContain("--", row.Help); // Viewers show it, too.
    }

    [Fact]
    public void A_default_that_is_given_changes_nothing()
    {
        var usual = new ExplainSettings();
        Assert.All(
            OptionTable.All.Where(row => row.Default is not null),
            row => Assert.Equal(usual, row.Set(usual, row.Kind.Of(row.Default!)!)));
    }

    [Fact]
    public void Steps_take_a_fixed_rule_unless_another_is_named()
    {
        var (steps, rule) = (OptionTable.Find("steps")!, OptionTable.Find("rule")!);
        var usual = new ExplainSettings();
        var alone = OptionValues.Apply(usual, new Dictionary<OptionRow, object> { [steps] = 7 });
        Assert.Equal("gauss-legendre 7", Told(alone));
        var both = new Dictionary<OptionRow, object> { [rule] = rule.Kind.Of("midpoint")!, [steps] = 7 };
        Assert.Equal("midpoint 7", Told(OptionValues.Apply(usual, both)));
    }

    [Theory]
    [InlineData("pymol", "raise max_steps=, or take assembly=models, not the daemon's setting device cpu.")]
    [InlineData("glimpse_client", "raise max_steps=, or take assembly=models, not the daemon's setting device cpu.")]
    [InlineData("vmd", "raise -max_steps, or take -assembly models, not the daemon's setting device cpu.")]
    [InlineData("chimerax", "raise maxSteps, or take assembly models, not the daemon's setting device cpu.")]
    [InlineData("glimpse_client-cli", "raise --max-steps, or take --assembly models, not --device cpu.")]
    [InlineData(
        "another",
        "raise options.maxSteps, or take reading.assembly models, not the daemon's setting device cpu.")]
    public void A_text_names_an_option_as_who_asked_knows_it(string client, string expected)
    {
        const string Text = "raise --max-steps, or take --assembly models, not --device cpu.";
        Assert.Equal(expected, OptionAsker.Of(client).Say(Text, ["max-steps", "assembly models", "device cpu"]));
    }

    [Fact]
    public void What_a_text_names_without_saying_so_stays_as_it_is()
    {
        var asker = OptionAsker.Of("pymol");
        Assert.Equal("a file called --steps", asker.Say("a file called --steps", []));
        Assert.Equal("steps= and a file called --steps-2", asker.Say("--steps and a file called --steps-2", ["steps"]));
    }

    /// <summary>Texts of Core and Models reach askers that know no dashes.</summary>
    [Fact]
    public void A_text_that_names_an_option_carries_its_name_as_data()
    {
        var mentions = (
            from folder in new[] { "Glimpse.Core", "Glimpse.Models" }
            from file in Directory.EnumerateFiles(
                Path.Combine(OptionFiles.Root, "daemon", folder),
                "*.cs",
                SearchOption.AllDirectories)
            let code = string.Join('\n', File.ReadLines(file).Where(line => !line.Contains("///")))
            from Match mention in Mentions().Matches(code)
            let name = mention.Groups["name"].Value
            where OptionTable.Find(name) is not null
            select (File: Path.GetFileName(file), Code: code, Name: name)).ToArray();
        Assert.NotEmpty(mentions);
        Assert.Empty(
            from mention in mentions
            where !Regex.IsMatch(
                mention.Code,
                $"(Naming\\(|Options = \\[)[^;]*\"{mention.Name}[ \"]",
                RegexOptions.None,
                TimeSpan.FromMinutes(1))
            select $"{mention.File}: --{mention.Name}");
    }

    [Fact]
    public void No_text_says_to_leave_an_option_out_without_its_name()
    {
        var names = string.Join('|', OptionTable.All.Select(row => row.Name));
        Assert.Empty(
            from folder in new[] { "Glimpse.Core", "Glimpse.Models" }
            from file in Directory.EnumerateFiles(
                Path.Combine(OptionFiles.Root, "daemon", folder),
                "*.cs",
                SearchOption.AllDirectories)
            from line in File.ReadLines(file)
            where Regex.IsMatch(
                line,
                $"[Ll]eave (the )?({names}) out",
                RegexOptions.ExplicitCapture,
                TimeSpan.FromMinutes(1))
            select $"{Path.GetFileName(file)}: {line.Trim()}");
    }

    private static string Told(ExplainSettings asked) =>
        $"{Glimpse.Bridge.Explaining.ResultRecords.RuleName(asked.Options.Rule)} {asked.Options.Steps}";

    [GeneratedRegex("--(?<name>[a-z][a-z-]*[a-z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Mentions();
}
