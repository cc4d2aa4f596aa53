using Glimpse.Models.Natives;
using Xunit;

namespace Glimpse.Tests.Models;

[Collection(TorchTests.Name)]
public sealed class LibTorchVersionTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("glimpse-version").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData(
        "version.py",
        "from typing import Optional\n\n__version__ = '2.11.0+cu128'\ndebug = False\n",
        "2.11.0+cu128")]
    [InlineData("build-version", "2.10.0+cpu\n", "2.10.0+cpu")]
    [InlineData("lib/build-version", "2.9.1", "2.9.1")]
    [InlineData(
        "include/torch/headeronly/version.h",
        "#define TORCH_VERSION_MAJOR 2\n#define TORCH_VERSION \"2.10.0\"\n",
        "2.10.0")]
    [InlineData(
        "include/torch/csrc/api/include/torch/version.h",
        "/// The version.\n#define TORCH_VERSION \\\n  \"1.13.0\"\n",
        "1.13.0")]
    public void The_version_is_what_PyTorchs_own_files_beside_the_libraries_state(
        string file,
        string text,
        string version)
    {
        var lib = Directory.CreateDirectory(Path.Combine(root, "lib")).FullName;
        Assert.Null(LibTorchVersion.Stated(lib));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, file))!);
        File.WriteAllText(Path.Combine(root, file), text);
        Assert.Equal(version, LibTorchVersion.Stated(lib));
    }

    [Fact]
    public void A_file_that_states_nothing_is_passed_over_for_the_next()
    {
        var lib = Directory.CreateDirectory(Path.Combine(root, "lib")).FullName;
        File.WriteAllText(Path.Combine(root, "version.py"), "from .torch_version import __version__\n");
        File.WriteAllText(Path.Combine(root, "build-version"), "2.10.0\n");
        Assert.Equal("2.10.0", LibTorchVersion.Stated(lib));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("+cu128", true)]
    [InlineData("a0", false)]
    [InlineData("1", false)]
    public void What_it_was_compiled_with_is_no_other_version(string suffix, bool same) =>
        Assert.Equal(same, LibTorchVersion.IsBuiltFor(LibTorchVersion.BuiltFor + suffix));

    [Fact]
    public void The_packaged_libtorch_says_of_itself_that_it_is_the_version_that_TorchSharp_was_built_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Asked through a symbol of GCC's library.");
        Assert.Equal(
            LibTorchVersion.BuiltFor,
            LibTorchVersion.Ask(TorchFiles.Locate(AppContext.BaseDirectory, external: null)));
    }
}
