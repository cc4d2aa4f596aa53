using System.IO.Compression;
using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Plugins;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Plugins;

public sealed class PluginPackTests
{
    [Fact]
    public async Task A_pack_takes_the_place_of_an_earlier_one_and_of_nothing_else()
    {
        using var scratch = new ScratchFolder();
        var zip = scratch.In("glimpse.zip");
        for (var time = 0; time < 2; time++)
            Assert.Equal(ExitCode.Done, (await GlimpseCall.RunAsync("plugin", "pack", "pymol", zip)).ExitCode);
        var thesis = scratch.Write("thesis.zip", "not a zip");
        var call = await GlimpseCall.RunAsync("plugin", "pack", "pymol", thesis);
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains("thesis.zip", call.Error);
        Assert.Equal("not a zip", await File.ReadAllTextAsync(thesis, TestContext.Current.CancellationToken));
        var wheel = scratch.In(ChimeraXWheel.Own().FileName);
        File.Copy(zip, wheel);
        Assert.Equal(
            ExitCode.BadInput,
            (await GlimpseCall.RunAsync("plugin", "pack", "chimerax", scratch.Path)).ExitCode);
        Assert.Equal(
            await File.ReadAllBytesAsync(zip, TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(wheel, TestContext.Current.CancellationToken));
        Assert.Equal(3, Directory.EnumerateFileSystemEntries(scratch.Path).Count());
    }

    [Fact]
    public async Task An_archive_that_holds_more_than_a_plugin_is_not_replaced()
    {
        using var scratch = new ScratchFolder();
        var wheel = scratch.In(ChimeraXWheel.Own().FileName);
        foreach (var (viewer, target, pack) in new[]
        {
            ("pymol", scratch.In("plugins.zip"), scratch.In("plugins.zip")), ("chimerax", scratch.Path, wheel),
        })
        {
            Assert.Equal(ExitCode.Done, (await GlimpseCall.RunAsync("plugin", "pack", viewer, target)).ExitCode);
            Assert.Equal(ExitCode.Done, (await GlimpseCall.RunAsync("plugin", "pack", viewer, target)).ExitCode);
            AddEntry(pack, "my_plugin/__init__.py");
            var mine = await File.ReadAllBytesAsync(pack, TestContext.Current.CancellationToken);
            Assert.Equal(ExitCode.BadInput, (await GlimpseCall.RunAsync("plugin", "pack", viewer, target)).ExitCode);
            Assert.Equal(mine, await File.ReadAllBytesAsync(pack, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("chimerax", "new")]
    [InlineData("pymol", "new/glimpse.zip")]
    public async Task A_folder_that_is_not_there_is_named(string viewer, string target)
    {
        using var scratch = new ScratchFolder();
        var call = await GlimpseCall.RunAsync("plugin", "pack", viewer, scratch.In(target));
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains($"there is no folder '{scratch.In("new")}'. Make the folder first", call.Error);
    }

    private static void AddEntry(string pack, string name)
    {
        using var archive = ZipFile.Open(pack, ZipArchiveMode.Update);
        archive.CreateEntry(name);
    }
}
