using Glimpse.Bridge.Hosting;
using Glimpse.Bridge.Options;
using Glimpse.Core;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

public sealed class SettingsReaderTests
{
    private static readonly Dictionary<string, string> NoVariables = [];
    private static readonly Dictionary<string, string?> NoArguments = [];

    [Fact]
    public void Without_any_they_are_the_defaults() =>
        Assert.Equal(new DaemonSettings(), SettingsReader.Read("/nowhere/config.json", NoVariables, NoArguments));

    [Fact]
    public void The_environment_wins_over_the_file_and_the_command_line_over_both()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write(
            "config.json",
            """{ "idleMinutes": 1, "threads": 2, "queuedRequests": 3, "device": "cpu", "verbose": true }""");
        var settings = SettingsReader.Read(
            file,
            new Dictionary<string, string>
            {
                ["GLIMPSE_IDLE_MINUTES"] = "5",
                ["GLIMPSE_THREADS"] = "6",
                ["GLIMPSE_MODELS"] = "/m",
                ["OTHER"] = "x",
            },
            new Dictionary<string, string?> { ["threads"] = "7" });
        Assert.Equal(
            (5, 7, 3, "cpu", true),
            (settings.IdleMinutes, settings.Threads!.Value, settings.QueuedRequests, settings.Device, settings.Verbose)
        );
    }

    [Theory]
    [InlineData("""{ "idleMinuts": 1 }""", "There is no setting 'idleMinuts'")]
    [InlineData(
        """{ "idleMinutes": -1 }""",
        "The setting 'idleMinutes' (",
        "takes a whole number from 0 to",
        "not '-1'")]
    [InlineData("""{ "idleMinutes": 525601 }""", "takes a whole number from 0 to 525600")]
    [InlineData("""{ "threads": "many" }""", "The setting 'threads' (", "not 'many'")]
    [InlineData("""{ "device": "gpu" }""", "The setting 'device' (", "takes auto, cpu, cuda or cuda:N, not 'gpu'")]
    [InlineData("""{ "device": { "name": "cpu" } }""", "The setting 'device' (")]
    [InlineData("""{ "threads": 1 """, "config.json can't be read: it is no JSON from byte ")]
    [InlineData("[]", "config.json can't be read")]
    public void A_bad_key_or_value_is_named(string json, params string[] words)
    {
        using var scratch = new ScratchFolder();
        var fault = Assert.Throws<GlimpseException>(() =>
            SettingsReader.Read(scratch.Write("config.json", json), NoVariables, NoArguments));
        Assert.Equal(GlimpseErrorCode.BadUsage, fault.Code);
        Assert.All(words, word => Assert.Contains(word, fault.Message));
    }

    [Fact]
    public void A_setting_that_is_an_option_too_takes_what_that_takes()
    {
        var rows = OptionTable.All.Where(row => row.Setting is not null);
        Assert.Equal(["device", "threads"], rows.Select(row => row.Setting!).Order());
        Assert.All(
            rows,
            row => Assert.StartsWith(
                $"The setting '{row.Setting}' (the command line) takes {row.Kind.Takes}, not '0'.",
                Assert.Throws<GlimpseException>(() => SettingsReader.Read(
                    "/nowhere/config.json",
                    NoVariables,
                    new Dictionary<string, string?> { [row.Setting!] = "0" })).Message));
    }

    [Fact]
    public void Settings_are_an_ordinary_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "devices are Unix's");
        using var scratch = new ScratchFolder();
        var file = scratch.In("config.json");
        File.CreateSymbolicLink(file, "/dev/zero");
        var fault = Assert.Throws<GlimpseException>(() => SettingsReader.Read(file, NoVariables, NoArguments));
        Assert.Contains("no ordinary file", fault.Message);
    }

    [Fact]
    public void A_bad_variable_is_named()
    {
        var fault = Assert.Throws<GlimpseException>(() =>
            SettingsReader.Read(
                "/nowhere/config.json",
                new Dictionary<string, string> { ["GLIMPSE_RESULT_MEGABYTES"] = "0" },
                NoArguments));
        Assert.StartsWith("The setting 'resultMegabytes' (the environment", fault.Message);
    }
}
