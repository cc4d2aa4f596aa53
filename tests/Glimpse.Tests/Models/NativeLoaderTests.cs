using Glimpse.Core;
using Glimpse.Models.Natives;
using TorchSharp;
using Xunit;

namespace Glimpse.Tests.Models;

[Collection(TorchTests.Name)]
public sealed class NativeLoaderTests : IDisposable
{
    private static readonly string[] InOrder = ["c10", "torch_cpu", "torch", "LibTorchSharp"];

    private readonly string folder = Directory.CreateTempSubdirectory("glimpse-natives").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Loading_says_nothing_on_standard_output_and_torch_computes()
    {
        var before = Console.Out;
        using var captured = new StringWriter();
        Console.SetOut(captured);
        try
        {
            NativeLoader.EnsureLoaded();
            using var two = torch.tensor(2f);
            Assert.Equal(2f, two.item<float>());
        }
        finally
        {
            Console.SetOut(before);
        }

        Assert.Equal("", captured.ToString());
    }

    [Fact]
    public void No_native_library_lies_beside_the_assemblies() =>
        Assert.Empty(Directory.EnumerateFiles(AppContext.BaseDirectory, "*TorchSharp.so", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(AppContext.BaseDirectory, "libtorch*", SearchOption.AllDirectories)));

    [Fact]
    public void A_missing_folder_is_named()
    {
        var failure = Assert.Throws<GlimpseException>(() => TorchFiles.Locate(folder, null));
        Assert.Equal(GlimpseErrorCode.Environment, failure.Code);
        Assert.Contains(Path.Combine(folder, "torch"), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_library_is_named()
    {
        var torchFolder = Fill("torch", "LibTorchSharp", "c10", "torch");
        var failure = Assert.Throws<GlimpseException>(() => TorchFiles.Locate(folder, null));
        Assert.Contains(
            Path.Combine(torchFolder, TorchFiles.FileName("torch_cpu")),
            failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Libraries_come_in_the_order_of_their_needs_with_the_shim_last()
    {
        Fill("torch", "LibTorchSharp", "c10", "torch", "torch_cpu");
        var names = TorchFiles.Locate(folder, null).Libraries.Select(Path.GetFileName);
        Assert.Equal(string.Join(' ', [.. InOrder.Select(TorchFiles.FileName)]), string.Join(' ', names));
    }

    [Fact]
    public void An_external_libtorch_is_taken_with_the_packaged_shim()
    {
        var packaged = Fill("torch", "LibTorchSharp");
        var external = Fill("other/lib", "c10", "torch", "torch_cpu", "torch_cuda");
        var files = TorchFiles.Locate(folder, Path.Combine(folder, "other"));
        Assert.True(files.IsExternal);
        Assert.Equal(Path.Combine(packaged, TorchFiles.FileName("LibTorchSharp")), files.Libraries[^1]);
        Assert.Equal(Path.Combine(external, TorchFiles.FileName("torch_cuda")), files.Libraries[2]);
    }

    [Fact]
    public void An_external_folder_without_libtorch_is_refused_by_name()
    {
        Fill("torch", "LibTorchSharp");
        var failure = Assert.Throws<GlimpseException>(() => TorchFiles.Locate(folder, Path.Combine(folder, "none")));
        Assert.Contains("GLIMPSE_LIBTORCH", failure.Message, StringComparison.Ordinal);
    }

    private string Fill(string name, params string[] libraries)
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        foreach (var library in libraries)
            File.WriteAllText(Path.Combine(path, TorchFiles.FileName(library)), "");
        return path;
    }
}
