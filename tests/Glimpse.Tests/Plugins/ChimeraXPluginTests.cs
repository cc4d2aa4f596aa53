using System.Buffers.Text;
using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Plugins;
using Glimpse.Core;
using Glimpse.Tests.Cli;
using Glimpse.Tests.Daemon;
using Xunit;

namespace Glimpse.Tests.Plugins;

public sealed class ChimeraXPluginTests
{
    [Fact]
    public async Task The_wheel_holds_package_client_help_and_metadata_and_is_the_same_each_time()
    {
        using var scratch = new ScratchFolder();
        var cancellation = TestContext.Current.CancellationToken;
        Directory.CreateDirectory(scratch.In("one"));
        Directory.CreateDirectory(scratch.In("an other"));
        var call = await GlimpseCall.RunAsync("plugin", "pack", "chimerax", scratch.In("one"));
        await GlimpseCall.RunAsync("plugin", "pack", "chimerax", scratch.In("an other"));
        Assert.Equal((ExitCode.Done, ""), (call.ExitCode, call.Error));
        var wheel = ChimeraXWheel.Own();
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(scratch.In("one"), wheel.FileName), cancellation),
            await File.ReadAllBytesAsync(Path.Combine(scratch.In("an other"), wheel.FileName), cancellation));
        await using var archive = await ZipFile.OpenReadAsync(
            Path.Combine(scratch.In("one"), wheel.FileName),
            cancellation);
        var names = archive.Entries.Select(entry => entry.FullName).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "chimerax/glimpse/__init__.py",
                "chimerax/glimpse/glimpse_client/__init__.py",
                "chimerax/glimpse/logic/asking.py",
                "chimerax/glimpse/logic/sites.py",
                "chimerax/glimpse/docs/user/commands/glimpse.html",
                $"ChimeraX_Glimpse-{wheel.Version}.dist-info/METADATA",
            },
            names);
        Assert.DoesNotContain("chimerax/__init__.py", names);
    }

    [Fact]
    public async Task The_record_has_every_file_with_its_hash()
    {
        using var scratch = new ScratchFolder();
        var file = ChimeraXWheel.Own().Write(scratch.Path, "/opt/glimpse bridge/glimpse");
        await using var archive = await ZipFile.OpenReadAsync(file, TestContext.Current.CancellationToken);
        var record = Text(archive, archive.Entries.Single(entry => entry.Name == "RECORD").FullName)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(archive.Entries.Select(entry => entry.FullName), record.Select(line => line.Split(',')[0]));
        Assert.Contains("chimerax/glimpse/installed-by", archive.Entries.Select(entry => entry.FullName));
        Assert.All(
            record.SkipLast(1),
            line =>
            {
                var parts = line.Split(',');
                var content = Bytes(archive, parts[0]);
                Assert.Equal(
                    ($"sha256={Base64Url.EncodeToString(SHA256.HashData(content))}", $"{content.Length}"),
                    (parts[1], parts[2]));
            });
    }

    [Fact]
    public async Task ChimeraX_is_asked_to_install_the_wheel_and_what_it_refuses_is_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script stands in for ChimeraX");
        using var scratch = new ScratchFolder();
        var program = await StandIn(
            scratch,
            "echo \"$@\" >> \"$0.calls\"; echo \"'glimpse explain' -- Explain a prediction\"");
        var plugin = new ChimeraXPlugin(program);
        plugin.Install(ChimeraXWheel.Own(), "glimpse");
        plugin.Uninstall();
        var calls = await File.ReadAllLinesAsync(program.Path + ".calls", TestContext.Current.CancellationToken);
        Assert.StartsWith("--nogui --exit --cmd toolshed install \"", calls[0]);
        Assert.EndsWith("uninstall ChimeraX-Glimpse", calls[1]);

        var refuses = new ChimeraXPlugin(await StandIn(scratch, "echo 'No space left.'; exit 70"));
        Assert.Contains("No space left", Assert.Throws<GlimpseException>(refuses.Uninstall).Message);
        var forgets = new ChimeraXPlugin(await StandIn(scratch, "true"));
        Assert.Contains(
            "doesn't know",
            Assert.Throws<GlimpseException>(() => forgets.Install(ChimeraXWheel.Own(), "glimpse")).Message);
    }

    [Fact]
    public void Without_ChimeraX_the_remedy_names_the_wheel()
    {
        var error = Assert.Throws<GlimpseException>(() =>
            ChimeraXProgram.Find(name => name == "GLIMPSE_CHIMERAX" ? "/nosuch/chimerax" : null));
        Assert.Contains("/nosuch/chimerax", error.Message);
    }

    [Fact]
    public async Task A_ChimeraX_that_does_not_end_is_ended_with_what_it_started_and_that_is_said()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a shell and /proc");
        using var scratch = new ScratchFolder();
        var number = scratch.In("child");
        var program = (await StandIn(scratch, $"sleep 3600 & echo $! >'{number}'; wait")) with
        {
            Patience = TimeSpan.FromSeconds(2),
        };
        Assert.Contains("'version' doesn't end", Assert.Throws<GlimpseException>(() => program.Run("version")).Message);
        var child = File.Exists(number)
            ? (await File.ReadAllTextAsync(number, TestContext.Current.CancellationToken)).Trim()
            : "";
        Assert.SkipWhen(child.Length == 0, "on a machine so busy that it was ended before it started anything");
        for (var patience = Stopwatch.StartNew(); IsRunning(child);)
        {
            Assert.True(patience.Elapsed < HangGuard.Patience, "what it started went on");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>One that has ended and that nobody has asked after has no command line any more.</summary>
    private static bool IsRunning(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Length > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>
    /// Written by a process of its own: a child that another test starts meanwhile would hold this one's descriptor
    /// for a moment, and what is open for writing can't be run.
    /// </summary>
    private static async Task<ChimeraXProgram> StandIn(ScratchFolder scratch, string lines)
    {
        const string Write = "printf '#!/bin/sh\\n%s\\n' \"$1\" >\"$2\" && chmod 700 \"$2\"";
        var path = scratch.In($"chimerax-{Guid.NewGuid():N}");
        using var shell = Process.Start("/bin/sh", ["-c", Write, "sh", lines, path]);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ChimeraXProgram(path);
    }

    private static string Text(ZipArchive archive, string name) =>
        System.Text.Encoding.UTF8.GetString(Bytes(archive, name));

    private static byte[] Bytes(ZipArchive archive, string name)
    {
        using var stream = archive.GetEntry(name)!.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
