using System.Text.Json.Nodes;
using Glimpse.Core;
using Glimpse.Models.Import;
using Glimpse.Models.Registry;
using Glimpse.Models.Weights;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Models.Import;

/// <summary>Imported models take their place whole, and nothing else is ever replaced or removed.</summary>
public sealed class ModelStoreTests : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly string folder;
    private readonly ModelStore store;

    public ModelStoreTests()
    {
        folder = scratch.In("data/models");
        store = new ModelStore(folder);
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_model_is_manifest_weights_and_card_and_says_where_it_came_from()
    {
        var file = File(GninaFiles.Dense, "mine.pt");
        Put(ModelImport.Single(file));
        Assert.Equal([".lock", "mine"], Names(folder));
        Assert.Equal(["CARD.md", "model.json", "weights.safetensors"], Names(store.PathOf("mine")));
        var manifest = Manifest("mine");
        Assert.Equal("gnina-dense", (string?)manifest["architecture"]!["kind"]);
        Assert.Equal("gnina-28", (string?)manifest["scheme"]);
        Assert.Equal(("pose", "logit", true), Output(manifest, "output"));
        Assert.Equal(("affinity", "pK", false), Output(manifest["furtherOutputs"]![0]!, "name"));
        var origin = manifest["imported"]!["files"]![0]!;
        Assert.Equal("mine.pt", (string?)origin["name"]);
        Assert.Equal(Sha256(file), (string?)origin["sha256"]);
        Assert.Equal(Sha256(Weights("mine")), (string?)manifest["weightsSha256"]);
        Assert.Contains("its licence is its maker's", (string?)manifest["imported"]!["license"]);
        var card = System.IO.File.ReadAllText(Path.Combine(store.PathOf("mine"), "CARD.md"));
        Assert.Contains($"- mine.pt, SHA-256 {Sha256(file)}", card);
        Assert.Contains("J. Cheminform. 2021, 13, 43", card);
        Assert.Equal(
            GninaFiles.Dense.Values(0),
            SafeTensors.Read(Weights("mine")).Tensors["data_enc_init_conv.weight"].Values);
    }

    [Fact]
    public void An_ensemble_has_its_members_in_its_own_folder()
    {
        var draft = ModelImport.Ensemble(
            [File(GninaFiles.Dense, "first.pt"), File(GninaFiles.Default2018, "second.pt")],
            "both");
        Assert.Equal(688_015 + 389_059, draft.Numbers);
        Put(draft);
        Assert.Equal(["CARD.md", "first", "model.json", "second"], Names(store.PathOf("both")));
        Assert.Equal(["model.json", "weights.safetensors"], Names(Path.Combine(store.PathOf("both"), "first")));
        Assert.Equal("second", (string?)Manifest("both")["architecture"]!["members"]![1]!["model"]);
        Assert.Equal(2, Manifest("both")["imported"]!["files"]!.AsArray().Count);
    }

    [Fact]
    public void Ensembles_are_of_one_scheme_and_members_have_names_of_their_own()
    {
        var (dense, old) = (File(GninaFiles.Dense, "a.pt"), File(GninaFiles.Default2017, "b.pt"));
        Refuses("a is of gnina-28, and b of gnina-35", () => ModelImport.Ensemble([dense, old], "both"));
        Refuses("Two members would be called 'a'", () => ModelImport.Ensemble([dense, dense], "both"));
        Refuses("No model can be called 'a b'", () => ModelImport.Ensemble([dense], "a b"));
        Refuses("No model can be called '../a'", () => ModelImport.Single(dense, "../a"));
        Refuses("No model can be called '.a'", () => ModelImport.Single(scratch.In(".a.pt")));
    }

    [Fact]
    public void A_set_is_what_a_folder_has_whole()
    {
        Refuses("There is no set 'other'", () => ModelImport.Set("other", scratch.Path));
        Refuses("is no folder", () => ModelImport.Set("gnina", scratch.In("nowhere")));
        Refuses(
            "has no model of gnina's whole: gnina-default is left out",
            () => ModelImport.Set("gnina", scratch.Path));
        foreach (var name in (string[])["dense_1.3", "dense_1.3_PT_KD_3"])
            File(GninaFiles.Dense, $"{name}.pt");
        foreach (var name in (string[])["crossdock_default2018_KD_4", "all_default_to_default_1.3_1"])
            File(GninaFiles.Default2018, $"{name}.pt");
        var (drafts, missing) = ModelImport.Set("gnina", scratch.Path);
        Assert.Equal(["gnina-default", "gnina-fast"], drafts.Select(draft => draft.Manifest.Name));
        Assert.Contains("gnina-1.0-default is left out", Assert.Single(missing));
        Assert.Contains("dense.pt, general_default2018_3.pt, dense_3.pt", missing[0]);
        Put([.. drafts]);
        Assert.Equal(
            ["dense_1.3", "dense_1.3_PT_KD_3", "crossdock_default2018_KD_4"],
            Manifest("gnina-default")["architecture"]!["members"]!.AsArray().Select(one => (string?)one!["model"]));
        Assert.Equal("gnina-default2018", (string?)Manifest("gnina-fast")["architecture"]!["kind"]);
    }

    [Fact]
    public void A_name_that_is_taken_is_refused_unless_what_was_imported_is_to_be_replaced()
    {
        var (first, second) = (File(GninaFiles.Dense, "a.pt"), File(GninaFiles.Dense with { Seed = 2 }, "b.pt"));
        Put(ModelImport.Single(first, "mine"));
        var before = Sha256(Weights("mine"));
        Refuses("There is a model 'mine' in ", () => Put(ModelImport.Single(second, "mine")));

        // The first of two has its place only when the second has one, too.
        Refuses(
            "There is a model 'mine' in ",
            () => Put(ModelImport.Single(second, "other"), ModelImport.Single(second, "mine")));
        Assert.Equal([".lock", "mine"], Names(folder));
        Assert.Equal(before, Sha256(Weights("mine")));

        store.Put([ModelImport.Single(second, "mine")], replaces: true, Registry());
        Assert.Equal([".lock", "mine"], Names(folder));
        Assert.NotEqual(before, Sha256(Weights("mine")));
        Assert.Equal(Sha256(Weights("mine")), (string?)Manifest("mine")["weightsSha256"]);
        Assert.Equal("b.pt", (string?)Manifest("mine")["imported"]!["files"]![0]!["name"]);
    }

    [Fact]
    public void Neither_shipped_models_nor_those_in_other_folders_are_hidden_or_removed()
    {
        var draft = ModelImport.Single(File(GninaFiles.Dense, "clash.pt"));
        Refuses("'clash' is a model that came with the program", () => store.Put([draft], true, ModelRegistry.Open()));
        Refuses("'clash' came with the program, and stays", () => store.Remove("clash", ModelRegistry.Open()));
        var shipped = Path.Combine(AppContext.BaseDirectory, "models");
        var named = new ModelRegistry([shipped], users: folder);
        Refuses($"There is a model 'clash' in {shipped}", () => store.Put([draft], true, named));
        Refuses("wasn't imported", () => store.Remove("clash", named));
        Refuses("There is no model 'nope' that was imported", () => store.Remove("nope", named));
        Refuses("There is no model '..' that was imported", () => store.Remove("..", named));
        Assert.Equal([".lock"], Names(folder));
    }

    [Fact]
    public void What_was_imported_is_removed_and_nothing_else()
    {
        Put(ModelImport.Single(File(GninaFiles.Dense, "mine.pt")));
        var own = Path.Combine(store.PathOf("mine"), "notes.txt");
        System.IO.File.WriteAllText(own, "mine");
        Refuses("notes.txt lies in the folder of the model 'mine'", () => store.Remove("mine", Registry()));
        var again = ModelImport.Single(File(GninaFiles.Dense, "mine.pt"));
        Refuses("notes.txt lies in", () => store.Put([again], true, Registry()));
        Assert.Equal(4, Names(store.PathOf("mine")).Length);
        System.IO.File.Delete(own);
        store.Remove("mine", Registry());
        Assert.Equal([".lock"], Names(folder));

        Directory.CreateDirectory(store.PathOf("hand"));
        System.IO.File.WriteAllText(Path.Combine(store.PathOf("hand"), "model.json"), "{}");
        Refuses("The model 'hand' in ", () => store.Remove("hand", Registry()));
        Directory.CreateSymbolicLink(store.PathOf("link"), scratch.Path);
        Refuses("is no folder", () => store.Remove("link", Registry()));
        Assert.Equal([".lock", "hand", "link"], Names(folder));
    }

    [Fact]
    public void An_ensemble_goes_with_its_members()
    {
        Put(ModelImport.Ensemble([File(GninaFiles.Dense, "a.pt"), File(GninaFiles.Dense, "b.pt")], "both"));
        store.Remove("both", Registry());
        Assert.Equal([".lock"], Names(folder));
    }

    [Fact]
    public void What_a_killed_import_left_is_tidied_up_by_the_next()
    {
        Put(ModelImport.Single(File(GninaFiles.Dense, "mine.pt")));
        var whole = Sha256(Weights("mine"));

        // Killed while it wrote, while it removed, and between the two moves of a file system that can't exchange.
        Copy("mine", ".new-half");
        System.IO.File.Move(
            Path.Combine(folder, ".new-half", "model.json"),
            Path.Combine(folder, ".new-half", "model.json.glimpse-new"));
        Copy("mine", ".gone-former");
        System.IO.File.Delete(Path.Combine(folder, ".gone-former", "model.json"));
        Copy("mine", ".old-mine");
        Directory.Move(store.PathOf("mine"), store.PathOf(".old-other"));
        System.IO.File.WriteAllText(Path.Combine(folder, ".gone-former", "notes.txt"), "the user's");

        Put(ModelImport.Single(File(GninaFiles.Dense, "next.pt")));
        Assert.Equal([".gone-former", ".lock", "mine", "next", "other"], Names(folder));
        Assert.Equal(["notes.txt"], Names(Path.Combine(folder, ".gone-former")));
        Assert.Equal(whole, Sha256(Weights("mine")));
    }

    [Fact]
    public void Two_at_once_are_refused()
    {
        Directory.CreateDirectory(folder);
        using var other = new FileStream(
            Path.Combine(folder, ".lock"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None);
        Refuses(
            "Another 'glimpse models import' or 'remove' is at work",
            () => Put(ModelImport.Single(File(GninaFiles.Dense, "mine.pt"))));
    }

    private void Copy(string from, string to)
    {
        Directory.CreateDirectory(store.PathOf(to));
        foreach (var file in Directory.GetFiles(store.PathOf(from)))
            System.IO.File.Copy(file, Path.Combine(store.PathOf(to), Path.GetFileName(file)));
    }

    private void Put(params ModelDraft[] drafts) => store.Put(drafts, replaces: false, Registry());

    private ModelRegistry Registry() => new([], users: folder);

    private string File(TorchFile file, string name) => file.WriteTo(scratch.In(name));

    private string Weights(string model) => Path.Combine(store.PathOf(model), ModelFolder.WeightsName);

    private JsonNode Manifest(string model) =>
        JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(store.PathOf(model), ModelFolder.ManifestName)))!;

    private static (string?, string?, bool) Output(JsonNode node, string name) =>
        ((string?)node[name], (string?)node["unit"], (bool)node["showsProbability"]!);

    private static string[] Names(string path) =>
        [.. Directory.GetFileSystemEntries(path).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    private static string Sha256(string path) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.IO.File.ReadAllBytes(path)));

    private static void Refuses(string why, Action action) =>
        Assert.Contains(why, Assert.Throws<GlimpseException>(action).Message, StringComparison.Ordinal);
}
