using System.Diagnostics;
using System.Text.Json;
using Glimpse.Core.Maps;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Sources;

/// <summary>What is built and published, asked of MSBuild without building.</summary>
public sealed class PublishTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Fixture.PathOf(""), "..", ".."));

    [Theory]
    [InlineData("linux-x64", ".so")]
    [InlineData("osx-arm64", ".dylib")]
    [InlineData("win-x64", ".dll")]
    public async Task Published_for_a_platform_are_its_own_native_libraries_licence_and_notices(
        string platform,
        string extension)
    {
        var published = (await ItemsAsync("daemon/Glimpse.Bridge", platform, "AddPlotNatives"))
            .Where(item => item.TryGetProperty("CopyToPublishDirectory", out _))
            .Select(item => item.GetProperty("Identity").GetString()!)
            .ToArray();
        var natives = published
            .Where(path => Path.GetFileName(path).StartsWith("lib", StringComparison.Ordinal))
            .Select(Path.GetFileName)
            .Order();
        Assert.Equal(["libHarfBuzzSharp" + extension, "libSkiaSharp" + extension], natives);
        foreach (var text in (string[])["LICENSE", "THIRD-PARTY-NOTICES.md", "THIRD-PARTY-NOTICES.txt"])
            Assert.Contains(text, published.Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_library_brings_no_native_library_of_the_platform_that_it_is_built_on() =>
        Assert.DoesNotContain(
            await ItemsAsync("daemon/Glimpse.Models", "osx-arm64", "AssignTargetPaths"),
            item => item.GetProperty("Identity").GetString()!.Contains("SkiaSharp", StringComparison.Ordinal));

    [Fact]
    public void A_stack_trace_has_paths_of_the_repository_and_not_of_the_machine_that_built_it()
    {
        var fault = Assert.Throws<ArgumentException>(() =>
            new DxWriter().Write(Stream.Null, new ChannelMap(SampleExplanation.Grid, [float.NaN], "a map", [])));
        var files = new StackTrace(fault, fNeedFileInfo: true)
            .GetFrames()
            .Where(frame => frame.GetMethod()?.DeclaringType?.Assembly == typeof(VoxelGrid).Assembly)
            .Select(frame => frame.GetFileName())
            .ToArray();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.StartsWith("/_/daemon/Glimpse.Core/", file));
    }

    private static async Task<JsonElement[]> ItemsAsync(string project, string platform, params string[] targets)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = Root,
        };
        foreach (
            var argument in (string[])
                [
                    "msbuild",
                    project,
                    "-getItem:None",
                    $"-p:RuntimeIdentifier={platform}",
                    .. targets.Select(target => "-t:" + target),
                ])
            start.ArgumentList.Add(argument);
        using var build = Process.Start(start)!;
        var said = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        return [.. JsonDocument.Parse(said).RootElement.GetProperty("Items").GetProperty("None").EnumerateArray()];
    }
}
