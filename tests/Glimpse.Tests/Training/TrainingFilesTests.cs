using System.Diagnostics;
using Glimpse.Core;
using Glimpse.Tests.Cli;
using Glimpse.Training.Loop;
using Xunit;

namespace Glimpse.Tests.Training;

/// <summary>What a training may do to a folder that isn't empty.</summary>
public sealed class TrainingFilesTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("log.csv")]
    [InlineData("model.json")]
    [InlineData("best.safetensors")]
    public void A_file_that_no_training_wrote_is_refused_and_stays(string name)
    {
        scratch.Write(name, "day,temperature\n");
        var fault = Assert.Throws<GlimpseException>(() => new TrainingFiles(scratch.Path).RequireRoom("model.json"));
        Assert.Contains($"{name}' is there already", fault.Message);
        Assert.Equal("day,temperature\n", File.ReadAllText(scratch.In(name)));
    }

    [Theory]
    [InlineData("log.csv")]
    [InlineData("model.json")]
    [InlineData("checkpoint.safetensors")]
    [InlineData("model.json.glimpse-new")]
    public void A_folder_in_the_place_of_a_file_is_refused_where_a_training_had_begun_too(string name)
    {
        var files = new TrainingFiles(scratch.Path);
        if (name != "log.csv")
            files.TrimLog(0);
        Directory.CreateDirectory(scratch.In(name));
        var fault = Assert.Throws<GlimpseException>(() => files.RequireRoom("model.json"));
        Assert.Contains($"{name}' is a folder", fault.Message);
    }

    [Fact]
    public void A_damaged_checkpoint_is_refused_before_anything_is_read()
    {
        var files = new TrainingFiles(scratch.Path);
        files.TrimLog(0);
        scratch.Write("checkpoint.safetensors", "half of");
        Assert.Contains(
            "Put a whole copy of it back",
            Assert.Throws<GlimpseException>(() => files.RequireRoom("model.json")).Remedy);
    }

    [Fact]
    public void A_training_that_had_begun_goes_on_among_its_files()
    {
        var files = new TrainingFiles(scratch.Path);
        files.TrimLog(0);
        files.Append(0, 0.5, null, 0.001, 1);
        scratch.Write("model.json", "{}");
        files.RequireRoom("model.json");
        files.TrimLog(1);
        Assert.Equal(2, File.ReadAllLines(files.Log).Length);
        Assert.Equal(["log.csv", "model.json"], Directory.GetFiles(scratch.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_pipe_in_the_place_of_the_log_is_refused_and_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs named pipes");
        using (var make = Process.Start("mkfifo", [scratch.In("log.csv")])!)
            make.WaitForExit();
        Assert.Contains(
            "log.csv' is there already",
            Assert.Throws<GlimpseException>(() => new TrainingFiles(scratch.Path).RequireRoom("model.json")).Message);
    }

    [Fact]
    public void A_folder_with_other_files_can_be_trained_in()
    {
        scratch.Write("notes.txt", "mine");
        new TrainingFiles(scratch.Path).RequireRoom("model.json");
    }
}
