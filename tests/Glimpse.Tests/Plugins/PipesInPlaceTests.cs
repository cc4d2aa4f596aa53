using System.Diagnostics;
using Glimpse.Bridge.Plugins;
using Glimpse.Core;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Plugins;

/// <summary>A pipe where a file of ours would be is no file, and nobody waits for its other end.</summary>
public sealed class PipesInPlaceTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_list_of_installed_files_that_is_a_pipe_lists_nothing_and_a_file_that_is_one_is_the_users()
    {
        MakePipe(InstalledFiles.FileName);
        MakePipe("plugin.tcl");
        File.WriteAllText(scratch.In("other.tcl"), "ours");
        Assert.Empty(InstalledFiles.Of(scratch.Path, ["plugin.tcl"]).Hashes);
        File.Delete(scratch.In(InstalledFiles.FileName));
        var files = InstalledFiles.Of(scratch.Path, ["plugin.tcl", "other.tcl"]);
        Assert.True(files.Own(scratch.Path, "other.tcl"));
        MakePipe(InstalledFiles.FileName);
        Assert.False(files.Own(scratch.Path, InstalledFiles.FileName));
    }

    [Fact]
    public void A_text_that_is_a_pipe_is_empty_and_one_that_is_missing_is_missing()
    {
        MakePipe("table.csv");
        using var text = OrdinaryFile.OpenText(scratch.In("table.csv"));
        Assert.Equal("", text.ReadToEnd());
        Assert.Throws<FileNotFoundException>(() => OrdinaryFile.OpenText(scratch.In("none.csv")));
        File.WriteAllText(scratch.In("some.csv"), "a,b\n");
        using var some = OrdinaryFile.OpenText(scratch.In("some.csv"));
        Assert.Equal("a,b\n", some.ReadToEnd());
    }

    [Fact]
    public void A_folder_in_a_files_place_is_called_one()
    {
        Directory.CreateDirectory(scratch.In("config.json"));
        var fault = Assert.Throws<GlimpseException>(() =>
            OrdinaryFile.Read(scratch.In("config.json"), 100, GlimpseErrorCode.BadInput, "Mend it."));
        Assert.EndsWith("config.json is a folder, not a file.", fault.Message, StringComparison.Ordinal);
    }

    private void MakePipe(string name)
    {
        using var made = Process.Start("mkfifo", [scratch.In(name)]);
        made.WaitForExit();
    }
}
