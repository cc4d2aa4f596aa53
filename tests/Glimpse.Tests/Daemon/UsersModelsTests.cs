using System.Text.Json.Nodes;
using Glimpse.Bridge.Cli;
using Glimpse.Models.Registry;
using Glimpse.Tests.Cli;
using Glimpse.Tests.Models.Import;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>A daemon that runs, and models that come and go in the folder of the user's.</summary>
public sealed class UsersModelsTests
{
    public UsersModelsTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "the daemon runs on Linux");

    [Fact]
    public async Task It_sees_a_model_that_is_put_there_replaced_and_taken_away()
    {
        await using var glimpse = new GlimpseProcesses();
        var client = glimpse.Connect().Client;
        await glimpse.DaemonOfAsync(client);
        Assert.DoesNotContain("mine", await NamesAsync());

        Put("clash");
        Assert.Contains("mine", await NamesAsync());
        var first = await PredictionAsync();
        Assert.Equal(await PredictionAsync("clash"), first);
        Assert.DoesNotContain("other models", (await glimpse.RunAsync("doctor")).Output);

        // Another network under the same name: what the former answered is no answer any more.
        Put("pose");
        var second = await PredictionAsync();
        Assert.NotEqual(first, second);
        Assert.Equal(await PredictionAsync("pose"), second);

        Directory.Delete(In("mine"), recursive: true);
        Assert.DoesNotContain("mine", await NamesAsync());
        var gone = await client.CallAsync("explain", Request("mine"));
        Assert.Equal("There is no model 'mine'.", (string?)gone["error"]!["message"]);

        string In(string name) => Path.Combine(glimpse.DataFolder, "glimpse-bridge", "models", name);

        void Put(string model)
        {
            Directory.CreateDirectory(In("mine"));
            var from = ModelRegistry.Open().Find(model).Path;
            File.Copy(
                Path.Combine(from, ModelFolder.WeightsName),
                Path.Combine(In("mine"), ModelFolder.WeightsName),
                overwrite: true);
            var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(from, ModelFolder.ManifestName)))!;
            manifest["name"] = "mine";
            File.WriteAllText(Path.Combine(In("mine"), ModelFolder.ManifestName), manifest.ToJsonString());
        }

        Task<string?[]> NamesAsync() => ListedAsync(client);

        Task<double> PredictionAsync(string model = "mine") => PredictedAsync(client, model);
    }

    [Fact]
    public async Task What_is_imported_while_it_runs_is_explained_and_what_is_removed_is_gone()
    {
        using var scratch = new ScratchFolder();
        await using var glimpse = new GlimpseProcesses();
        var client = glimpse.Connect().Client;
        await glimpse.DaemonOfAsync(client);
        var first = GninaFiles.Default2018.WriteTo(scratch.In("net.pt"));
        var second = (GninaFiles.Default2018 with { Seed = 2 }).WriteTo(scratch.In("other.pt"));

        var (code, output, error) = await glimpse.RunAsync("models", "import", first);
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("imported net (389059 numbers) into ", output, StringComparison.Ordinal);
        Assert.Equal(
            ["net:pose", "net:affinity"],
            (await ListedAsync(client)).Where(name => name!.StartsWith("net", StringComparison.Ordinal)));
        var former = await PredictedAsync(client, "net:affinity");

        (code, _, error) = await glimpse.RunAsync("models", "import", second, "--name", "net");
        Assert.Equal(2, code);
        Assert.Contains("There is a model 'net' in", error);
        (code, _, _) = await glimpse.RunAsync("models", "import", second, "--name", "net", "--replace");
        Assert.Equal(0, code);
        Assert.NotEqual(former, await PredictedAsync(client, "net:affinity"));

        (code, output, _) = await glimpse.RunAsync("models", "remove", "net");
        Assert.Equal(0, code);
        Assert.StartsWith("removed net from ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("net:pose", await ListedAsync(client));
        (code, _, error) = await glimpse.RunAsync("models", "remove", "clash");
        Assert.Equal(2, code);
        Assert.Contains("The model 'clash' came with the program, and stays.", error);
    }

    [Fact]
    public async Task A_model_that_the_daemon_computes_with_stays_until_that_is_done()
    {
        using var scratch = new ScratchFolder();
        await using var glimpse = new GlimpseProcesses();
        var client = glimpse.Connect().Client;
        await glimpse.DaemonOfAsync(client);
        await glimpse.RunAsync("models", "import", GninaFiles.Default2018.WriteTo(scratch.In("net.pt")));
        var request = GlimpseProcesses.LongRequest();
        request["model"] = "net:affinity";
        var id = await GlimpseProcesses.BeginAsync(client, request);
        var (code, _, error) = await glimpse.RunAsync("models", "remove", "net");
        Assert.Equal(2, code);
        Assert.Contains("The daemon may be computing with the model 'net'.", error);
        await client.NotifyAsync("$/cancelRequest", new JsonObject { ["id"] = id });
        await client.AnswerAsync(id);
        (code, _, error) = await glimpse.RunAsync("models", "remove", "net");
        Assert.Equal((0, ""), (code, error));
    }

    [Theory]
    [InlineData("Give files, or --set", "models", "import")]
    [InlineData("Give files, or --set", "models", "import", "a.pt", "--set", "gnina", "folder")]
    [InlineData("--name is for one file alone", "models", "import", "a.pt", "b.pt", "--name", "c")]
    [InlineData("--name is for one file alone", "models", "import", "a.pt", "--ensemble", "b", "--name", "c")]
    [InlineData("There is no set 'other'", "models", "import", "--set", "other", "folder")]
    public async Task Options_of_import_that_make_no_sense_together_are_refused(string why, params string[] arguments)
    {
        var call = await GlimpseCall.RunAsync(
            new LinearModels(),
            TestContext.Current.CancellationToken,
            arguments);
        Assert.Equal(ExitCode.BadUsage, call.ExitCode);
        Assert.Contains(why, call.Error, StringComparison.Ordinal);
    }

    private static async Task<string?[]> ListedAsync(WireTestClient client) =>
    [
        .. (await client.CallAsync("models/list"))["result"]!["models"]!
            .AsArray()
            .Select(model => (string?)model!["name"]),
    ];

    private static async Task<double> PredictedAsync(WireTestClient client, string model)
    {
        var answer = await client.CallAsync("explain", Request(model));
        return (double)answer["result"]!["results"]![0]!["summary"]!["prediction"]!["value"]!;
    }

    private static JsonObject Request(string model)
    {
        var request = GlimpseProcesses.Request(steps: 1);
        request["model"] = model;
        return request;
    }
}
