using Glimpse.Core;
using Glimpse.Models.Inference;
using Glimpse.Models.Networks;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
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
        tiny = TinyModel.Folder(Path.Combine(root, "tiny"), thread, TinyModel.Installable);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void A_manifest_survives_the_way_through_its_file()
    {
        var written = TinyModel.Installable with
        {
            TrainingSets = [new("crystals", 3, "CC0")],
            Metrics = TinyModel.Installable.Metrics.Add("auc", 0.75),
        };
        var folder = ModelFolder.Write(tiny.Path, written);
        var read = ModelFolder.Read(tiny.Path).Manifest;
        Assert.Equal(folder.Manifest.WeightsSha256, read.WeightsSha256);
        Assert.Equal("CC0", read.TrainingSets[0].License);
        Assert.Equal(0.75, read.Metrics["auc"]);
        var sizes = Assert.IsType<SqueezeNetArchitecture>(read.Architecture);
        Assert.Equal(TinyModel.Architecture.Stages[1][1], sizes.Stages[1][1]);
    }

    [Theory]
    [InlineData("nope")]
    [InlineData(":nope")]
    [InlineData("nope:test")]
    [InlineData("")]
    public void An_unknown_name_is_quoted_as_it_was_asked_for_and_the_remedy_lists_the_models_there_are(string name)
    {
        var failure = Assert.Throws<GlimpseException>(() => new ModelRegistry([root]).Choose(name));
        Assert.Equal(GlimpseErrorCode.BadUsage, failure.Code);
        Assert.Equal($"There is no model '{name}'.", failure.Message);
        Assert.StartsWith("Choose one of tiny, ", failure.Remedy, StringComparison.Ordinal);
        Assert.StartsWith(
            "None is installed",
            Assert.Throws<GlimpseException>(() => new ModelRegistry([]).Choose(name)).Remedy,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_that_a_model_of_one_lacks_is_refused_with_the_one_that_there_is() => Assert.Equal(
        "Choose one of tiny:test.",
        Assert.Throws<GlimpseException>(() => new ModelRegistry([root]).Choose("tiny:nope")).Remedy);

    [Theory]
    [InlineData("[]")]
    [InlineData("3")]
    public void A_manifest_that_is_no_object_is_told_so(string text)
    {
        File.WriteAllText(Path.Combine(tiny.Path, ModelFolder.ManifestName), text);
        var fault = Assert.Throws<GlimpseException>(() => ModelFolder.Read(tiny.Path));
        Assert.EndsWith("model.json, line 1: it is no JSON object.", fault.Message, StringComparison.Ordinal);
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
        _ = TinyModel.Folder(Path.Combine(other, "tiny"), thread, TinyModel.Installable with { Title = "Mine" });
        Assert.Equal("Mine", new ModelRegistry([other, root]).Find("tiny").Manifest.Title);
    }

    [Fact]
    public void A_model_of_the_users_that_takes_the_shipped_ones_place_knows_it()
    {
        var shipped = Path.Combine(root, "program");
        var own = TinyModel.Folder(Path.Combine(shipped, "tiny"), thread, TinyModel.Installable);
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
        _ = TinyModel.Folder(Path.Combine(shipped, "tiny"), thread, TinyModel.Installable);
        File.WriteAllText(Path.Combine(tiny.Path, ModelFolder.ManifestName), "{");
        var registry = new ModelRegistry([root], shipped);
        Assert.Empty(registry.Models);
        Assert.Contains(
            tiny.Path,
            Assert.Throws<GlimpseException>(() => registry.Find("tiny")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_is_refused_in_a_folder_of_another_name()
    {
        Directory.Move(tiny.Path, Path.Combine(root, "tiny-old"));
        var registry = new ModelRegistry([root]);
        Assert.Empty(registry.Models);
        Assert.Contains(
            "name is 'tiny', but the folder is called 'tiny-old'",
            Assert.Single(registry.Faults).Message,
            StringComparison.Ordinal);
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
    [InlineData("gnina-28", 2)]
    public void A_model_of_another_scheme_is_refused(string scheme, int revision)
    {
        _ = ModelFolder.Write(tiny.Path, TinyModel.Installable with { Scheme = scheme, SchemeRevision = revision });
        var failure = Assert.Throws<GlimpseException>(() => ModelFolder.Read(tiny.Path));
        Assert.Equal(GlimpseErrorCode.BadModel, failure.Code);
        Assert.Contains($"{scheme} revision {revision}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sizes_of_which_no_network_can_be_made_are_refused()
    {
        _ = ModelFolder.Write(
            tiny.Path,
            TinyModel.Installable with
            {
                Architecture = TinyModel.Architecture with { PrefixKernel = 5, PrefixStride = 5 },
            });
        Assert.Contains(
            "grid of 24",
            Assert.Throws<GlimpseException>(() => ModelFolder.Read(tiny.Path)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"name\": \"tiny\"", "\"name\": \"ti\\u001bny\"", "name must be")]
    [InlineData("\"title\": \"Tiny\"", "\"title\": \"Ti\\u001b[31mny\"", "title must be")]
    [InlineData("\"description\": \"Random weights.\"", "\"description\": \"\"", "description must be")]
    [InlineData("\"version\": \"\"", "\"version\": \"1\\n2\"", "version must be")]
    [InlineData("\"gridSize\": 24", "\"gridSize\": 48", "gridSize is 48, and this program computes with 24")]
    [InlineData("\"spacing\": 1", "\"spacing\": 0.5", "spacing is 0.5, and this program computes with 1")]
    [InlineData("\"output\": \"test\"", "\"output\": \"\"", "output must be")]
    [InlineData("\"unit\": \"logit\"", "\"unit\": \"kcal\"", "unit is 'kcal'; it may be pK or logit")]
    [InlineData(
        "\"unit\": \"logit\",\n  \"showsProbability\": false",
        "\"unit\": \"pK\",\n  \"showsProbability\": true",
        "showsProbability is true")]
    [InlineData("\"channels\": 16", "\"channels\": 8", "architecture.channels is 8")]
    [InlineData("\"prefixChannels\": 8", "\"prefixChannels\": 2000000000", "a layer can have 1024 channels at most")]
    [InlineData("\"squeeze\": 4", "\"squeeze\": 100000", "a layer can have 1024 channels at most")]
    [InlineData("\"prefixKernel\": 4", "\"prefixKernel\": 2000", "prefixKernel is 2000")]
    [InlineData("\"activation\": \"relu\"", "\"activation\": 7", "activation must be")]
    [InlineData("\"pooling\": \"maximum\"", "\"pooling\": 7", "pooling must be")]
    [InlineData("\"stages\": [", "\"stages\": [[null],", "stages must be")]
    [InlineData("\"stages\": [", "\"stages\": [[],[],[],[],[],[],[],[],", "stages must be")]
    [InlineData("\"trainingSets\": []", "\"trainingSets\": [null]", "trainingSets must hold")]
    [InlineData("\"metrics\": {}", "\"metrics\": {\"auc\": 1e999}", "metrics.auc isn't finite")]
    [InlineData("\"weightsSha256\": \"", "\"weightsSha256\": \"x", "weightsSha256 isn't 64 hexadecimal digits")]
    [InlineData("\"gridSize\": 24", "\"gridSize\": 48, \"gridSize\": 24", ": 'gridSize' is there twice.")]
    [InlineData("\"gridSize\": 24", "\"gridSize\": 24, \"spin\": 1", ": there is no member 'spin'.")]
    [InlineData("\"gridSize\": 24", "\"gridSize\": 24.5", ": 'gridSize' has a value of the wrong type, or none of")]
    [InlineData("\"gridSize\": 24,", "", ": 'gridSize' is missing.")]
    [InlineData("\"gridSize\": 24", "\"gridSize\": 24,", "it is no JSON from byte 18 of the line on.")]
    [InlineData("\"title\": \"Tiny\"", "\"title\": null", ": 'title' is null.")]
    [InlineData("\"channels\": 16", "\"channels\": \"x\"", ": 'architecture.channels' has a value of the wrong type")]
    [InlineData("\"channels\": 16,", "", ": 'architecture.channels' is missing.")]
    public void What_a_manifest_says_is_used_or_refused_by_its_name(string said, string instead, string reason)
    {
        var file = Path.Combine(tiny.Path, ModelFolder.ManifestName);
        var text = File.ReadAllText(file);
        Assert.Contains(said, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(said, instead, StringComparison.Ordinal));
        var fault = Assert.Throws<GlimpseException>(() => ModelFolder.Read(tiny.Path));
        Assert.Equal(GlimpseErrorCode.BadModel, fault.Code);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.Contains(ModelFolder.ManifestName, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModelFolder.WeightsName)]
    [InlineData(ModelFolder.ManifestName)]
    public void A_device_or_a_pipe_is_no_file_of_a_model(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "devices and pipes are Unix's");
        var file = Path.Combine(tiny.Path, name);
        File.Delete(file);
        File.CreateSymbolicLink(file, "/dev/zero");
        Assert.Contains("no ordinary file", Refusal(), StringComparison.Ordinal);
        File.Delete(file);
        using var make = System.Diagnostics.Process.Start("mkfifo", file);
        make.WaitForExit();
        Assert.Contains("no ordinary file", Refusal(), StringComparison.Ordinal);

        string Refusal()
        {
            var fault = Assert.Throws<GlimpseException>(() => ModelFolder.Read(tiny.Path).CheckWeights());
            Assert.Equal(GlimpseErrorCode.BadModel, fault.Code);
            return fault.Message;
        }
    }

    [Theory]
    [InlineData("domain.mean", float.NaN, "values that aren't finite")]
    [InlineData("domain.precision", float.PositiveInfinity, "values that aren't finite")]
    [InlineData("domain.precision", -1f, "isn't positive definite")]
    [InlineData("domain.threshold", float.NaN, "values that aren't finite")]
    [InlineData("domain.threshold", 0f, "isn't above 0")]
    [InlineData("domain.mean", null, "lacks tensor domain.mean")]
    [InlineData("domain.other", 1f, "tensor domain.other, which no domain has")]
    public void A_domain_that_would_switch_the_warning_off_is_refused(string name, float? value, string reason)
    {
        var features = TinyModel.Architecture.Stages[^1][^1].Expand;
        var identity = Enumerable.Range(0, features * features).Select(i => i % (features + 1) == 0 ? 1f : 0f);
        var tensors = SafeTensors.Read(tiny.WeightsPath).Tensors.Values
            .Append(new SafeTensor("domain.mean", [features], new float[features]))
            .Append(new SafeTensor("domain.precision", [features, features], [.. identity]))
            .Append(new SafeTensor("domain.threshold", [], [1]));
        SafeTensors.Write(tiny.WeightsPath, SafeTensorFile.Of(tensors));
        LoadedModel.Load(ModelFolder.Write(tiny.Path, TinyModel.Installable), thread).Dispose();
        var file = SafeTensors.Read(tiny.WeightsPath).Tensors;
        file =
            value is not { } wrong ? file.Remove(name)
            : file.TryGetValue(name, out var there)
                ? file.SetItem(name, there with { Values = [wrong, .. there.Values[1..]] })
            : file.Add(name, new SafeTensor(name, [], [wrong]));
        SafeTensors.Write(tiny.WeightsPath, SafeTensorFile.Of(file.Values));
        var fault = Assert.Throws<GlimpseException>(() =>
            LoadedModel.Load(ModelFolder.Write(tiny.Path, TinyModel.Installable), thread));
        Assert.Equal(GlimpseErrorCode.BadModel, fault.Code);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_with_another_checksum_are_refused()
    {
        using (var weights = File.OpenWrite(tiny.WeightsPath))
        {
            weights.Seek(-1, SeekOrigin.End);
            weights.WriteByte(0x55);
        }

        Assert.Contains(
            "SHA-256",
            Assert.Throws<GlimpseException>(() => LoadedModel.Load(tiny, thread)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("head.weight", null, "lacks tensor head.weight")]
    [InlineData(null, "extra", "tensor extra")]
    [InlineData("head.bias", "head.bias", "tensor head.bias of shape [5] instead of [1]")]
    public void Weights_of_another_network_are_refused_by_the_tensors_name(
        string? removed,
        string? added,
        string reason)
    {
        var tensors = SafeTensors
            .Read(tiny.WeightsPath)
            .Tensors.Values.Where(tensor => tensor.Name != removed)
            .ToList();
        if (added is not null)
            tensors.Add(new SafeTensor(added, [5], new float[5]));
        SafeTensors.Write(tiny.WeightsPath, SafeTensorFile.Of(tensors));
        var folder = ModelFolder.Write(tiny.Path, TinyModel.Installable);
        var before = TorchThread.LiveTensors;
        var failure = Assert.Throws<GlimpseException>(() => LoadedModel.Load(folder, thread));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Equal(before + TinyModel.ParameterCount, TorchThread.LiveTensors);
    }
}
