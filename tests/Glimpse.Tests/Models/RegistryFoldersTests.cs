using Glimpse.Core;
using Glimpse.Models.Registry;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Models;

/// <summary>Where models are looked for, and that a change there is seen.</summary>
[Collection(TorchTests.Name)]
public sealed class RegistryFoldersTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public RegistryFoldersTests(TorchFixture fixture)
    {
        foreach (var place in (string[])["named", "users", "own"])
            TinyModel.Folder(
                scratch.In($"{place}/tiny"),
                fixture.Thread,
                TinyModel.Installable with
                {
                    Title = place,
                });
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Of_one_name_the_named_folders_model_comes_first_then_the_users_then_the_shipped_one()
    {
        var all = Registry("named");
        Assert.Equal("named", all.Find("tiny").Manifest.Title);
        Assert.Equal(["users", "own"], all.Find("tiny").Hides.Select(hidden => hidden.Manifest.Title));
        Assert.Equal("users", Registry().Find("tiny").Manifest.Title);
        Assert.False(Registry().Find("tiny").IsShipped);
        Directory.Delete(scratch.In("users"), recursive: true);
        Assert.Equal("own", Registry().Find("tiny").Manifest.Title);
        Assert.Empty(Registry().Faults);
    }

    [Fact]
    public void A_model_that_comes_goes_or_is_replaced_is_seen()
    {
        Changes(() => Copy("own/tiny", "users/other"));
        var other = TinyModel.Installable with { Title = "Other words" };
        Changes(() => ModelFolder.Write(scratch.In("users/other"), other));
        Changes(() => Copy("own/tiny", "users/other/member"));
        Changes(() => Directory.Delete(scratch.In("users/other"), recursive: true));
        Changes(() => Directory.Delete(scratch.In("users"), recursive: true));
        Changes(() => Copy("own/tiny", "users/tiny"));
        Assert.True(Registry().IsCurrent);

        void Changes(Action change)
        {
            var before = Registry("named");
            Assert.True(before.IsCurrent);
            change();
            Assert.False(before.IsCurrent);
        }
    }

    [Fact]
    public void What_is_being_written_is_no_model_yet()
    {
        Copy("own/tiny", "users/.new-tiny");
        Assert.Empty(Registry().Faults);
        Assert.Single(Registry().Models);
    }

    [Fact]
    public void Where_a_model_came_from_survives_the_way_through_its_file_and_is_checked()
    {
        var origin = new ImportOrigin([new("net.pt", new string('a', 64))], "Apache-2.0");
        Write(origin);
        var read = ModelFolder.Read(scratch.In("users/tiny")).Manifest.Imported!;
        Assert.Equal((origin.Files[0], origin.License), (read.Files.Single(), read.License));
        foreach (
            var bad in (ImportOrigin[])
                [
                    origin with { License = "" },
                    origin with { Files = [] },
                    origin with { Files = [new("net.pt", "aa")] },
                    origin with { Files = [new("a\nb", new string('a', 64))] },
                ])
        {
            Write(bad);
            var fault = Assert.Throws<GlimpseException>(() => ModelFolder.Read(scratch.In("users/tiny")));
            Assert.Contains("imported must have a licence", fault.Message, StringComparison.Ordinal);
        }

        void Write(ImportOrigin its) =>
            ModelFolder.Write(scratch.In("users/tiny"), TinyModel.Installable with { Imported = its });
    }

    private ModelRegistry Registry(params string[] named) =>
        new(named.Select(scratch.In), scratch.In("own"), users: scratch.In("users"));

    private void Copy(string from, string to)
    {
        Directory.CreateDirectory(scratch.In(to));
        foreach (var file in Directory.GetFiles(scratch.In(from)))
            File.Copy(file, Path.Combine(scratch.In(to), Path.GetFileName(file)));
    }
}
