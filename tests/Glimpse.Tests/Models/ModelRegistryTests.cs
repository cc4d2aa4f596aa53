using Glimpse.Core;
using Glimpse.Models;
using Glimpse.Models.Weights;
using Xunit;

namespace Glimpse.Tests.Models;

[Collection(TorchTests.Name)]
public sealed class ModelRegistryTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("glimpse-models").FullName;
    private readonly TorchThread thread;
    private readonly ModelFolder tiny;

    public ModelRegistryTests(TorchFixture fixture)
    {
        thread = fixture.Thread;
        tiny = TinyModel.Folder(Path.Combine(root, "tiny"), thread);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void A_manifest_survives_the_way_through_its_file()
    {
        var written = TinyModel.Manifest with
        {
            TrainingSets = [new("crystals", 3, "CC0")],
            Metrics = TinyModel.Manifest.Metrics.Add("auc", 0.75),
        };
        var folder = ModelFolder.Write(tiny.Path, written);
        var read = ModelFolder.Read(tiny.Path).Manifest;
        Assert.Equal(folder.Manifest.WeightsSha256, read.WeightsSha256);
        Assert.Equal("CC0", read.TrainingSets[0].License);
        Assert.Equal(0.75, read.Metrics["auc"]);
        Assert.Equal(written.Architecture.Stages[1][1], read.Architecture.Stages[1][1]);
    }

    [Fact]
    public void An_unknown_name_lists_the_models_there_are()
    {
        var failure = Assert.Throws<GlimpseException>(() => new ModelRegistry([root]).Find("nope"));
        Assert.Equal(GlimpseErrorCode.BadUsage, failure.Code);
        Assert.Contains("nope", failure.Message, StringComparison.Ordinal);
        Assert.Contains("tiny", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_model_hides_no_other_and_says_what_is_wrong_when_asked_for()
    {
        var broken = Directory.CreateDirectory(Path.Combine(root, "broken")).FullName;
        File.WriteAllText(Path.Combine(broken, ModelFolder.ManifestName), "{\n\"name\": \"broken\",\n nonsense");
        var registry = new ModelRegistry([root]);
        Assert.Equal("tiny", Assert.Single(registry.Models).Manifest.Name);
        var failure = Assert.Throws<GlimpseException>(() => registry.Find("broken"));
        Assert.Equal(GlimpseErrorCode.BadModel, failure.Code);
        Assert.Contains("model.json, line 3", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_folder_wins()
    {
        var other = Path.Combine(root, "elsewhere");
        _ = TinyModel.Folder(Path.Combine(other, "tiny"), thread, TinyModel.Manifest with { Title = "Mine" });
        Assert.Equal("Mine", new ModelRegistry([other, root]).Find("tiny").Manifest.Title);
    }

    [Fact]
    public void A_model_of_the_users_that_takes_the_shipped_ones_place_knows_it()
    {
        var shipped = Path.Combine(root, "program");
        var own = TinyModel.Folder(Path.Combine(shipped, "tiny"), thread);
        var registry = new ModelRegistry([root], shipped);
        var found = registry.Find("tiny");
        Assert.Equal((tiny.Path, false), (found.Path, found.IsShipped));
        Assert.Equal((own.Path, true), (Assert.Single(found.Hides).Path, found.Hides[0].IsShipped));
        Assert.True(new ModelRegistry([], shipped).Find("tiny") is { IsShipped: true, Hides.IsEmpty: true });
    }

    [Fact]
    public void A_damaged_model_of_the_users_isnt_replaced_by_the_shipped_one_of_its_name()
    {
        var shipped = Path.Combine(root, "program");
        _ = TinyModel.Folder(Path.Combine(shipped, "tiny"), thread);
        File.WriteAllText(Path.Combine(tiny.Path, ModelFolder.ManifestName), "{");
        var registry = new ModelRegistry([root], shipped);
        Assert.Empty(registry.Models);
        Assert.Contains(tiny.Path, Assert.Throws<GlimpseException>(() => registry.Find("tiny")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_is_refused_in_a_folder_of_another_name()
    {
        Directory.Move(tiny.Path, Path.Combine(root, "tiny-old"));
        var registry = new ModelRegistry([root]);
        Assert.Empty(registry.Models);
        Assert.Contains("name is 'tiny', but the folder is called 'tiny-old'", Assert.Single(registry.Faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "can't be looked through")]
    [InlineData("tiny", "is itself a model")]
    public void A_folder_of_models_that_is_none_is_told(string name, string reason)
    {
        var fault = Assert.Single(new ModelRegistry([Path.Combine(root, name)]).Faults);
        Assert.Contains(Path.Combine(root, name), fault.Message, StringComparison.Ordinal);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("glimpse-8", 2)]
    [InlineData("gnina-28", 1)]
    public void A_model_of_another_scheme_is_refused(string scheme, int revision)
    {
        _ = ModelFolder.Write(tiny.Path, TinyModel.Manifest with { Scheme = scheme, SchemeRevision = revision });
        var failure = Assert.Throws<GlimpseException>(() => ModelFolder.Read(tiny.Path));
        Assert.Equal(GlimpseErrorCode.BadModel, failure.Code);
        Assert.Contains($"{scheme} revision {revision}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sizes_of_which_no_network_can_be_made_are_refused()
    {
        _ = ModelFolder.Write(tiny.Path, TinyModel.Manifest with { GridSize = 9 });
        Assert.Contains("grid of 9", Assert.Throws<GlimpseException>(() => ModelFolder.Read(tiny.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_with_another_checksum_are_refused()
    {
        using (var weights = File.OpenWrite(tiny.WeightsPath))
        {
            weights.Seek(-1, SeekOrigin.End);
            weights.WriteByte(0x55);
        }

        Assert.Contains("SHA-256", Assert.Throws<GlimpseException>(() => LoadedModel.Load(tiny, thread)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("head.weight", null, "lacks tensor head.weight")]
    [InlineData(null, "extra", "tensor extra")]
    [InlineData("head.bias", "head.bias", "tensor head.bias of shape [5] instead of [1]")]
    public void Weights_of_another_network_are_refused_by_the_tensors_name(string? removed, string? added, string reason)
    {
        var tensors = SafeTensors.Read(tiny.WeightsPath).Tensors.Values.Where(tensor => tensor.Name != removed).ToList();
        if (added is not null)
            tensors.Add(new SafeTensor(added, [5], new float[5]));
        SafeTensors.Write(tiny.WeightsPath, SafeTensorFile.Of(tensors));
        var folder = ModelFolder.Write(tiny.Path, TinyModel.Manifest);
        var before = TorchThread.LiveTensors;
        var failure = Assert.Throws<GlimpseException>(() => LoadedModel.Load(folder, thread));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Equal(before + TinyModel.ParameterCount, TorchThread.LiveTensors);
    }
}
