using Glimpse.Core;
using Glimpse.Models.Natives;
using Xunit;

namespace Glimpse.Tests.Models;

/// <summary>Folders that pretend to be a libtorch, and shells that pretend to be the child that tests it.</summary>
public sealed class LibTorchAdmissionTests : IDisposable
{
    private const string Passing =
        "echo glimpse-selftest version 2.11.0; echo glimpse-selftest passed cpu; echo glimpse-selftest done";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly string root = Directory.CreateTempSubdirectory("glimpse-admission").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void The_version_that_TorchSharp_was_built_for_is_admitted_without_a_child() =>
        Assert.Equal(
            LibTorchVersion.BuiltFor + "+cu128",
            LibTorchAdmission
                .Admit(External(LibTorchVersion.BuiltFor + "+cu128"), LibTorchPolicy.Strict, "cpu", Patience)
                .Version);

    [Fact]
    public void Another_version_is_refused_with_both_versions_and_the_option_that_allows_it()
    {
        var fault = Assert.Throws<GlimpseException>(() => Admit("2.11.0", allow: false, "echo never >&2; exit 1"));
        Assert.Equal(GlimpseErrorCode.Environment, fault.Code);
        Assert.Contains($"is version 2.11.0, not {LibTorchVersion.BuiltFor}", fault.Message);
        Assert.Contains("--allow-libtorch-mismatch", fault.Remedy);
    }

    [Fact]
    public void Another_version_that_is_allowed_and_passes_is_admitted_with_the_devices_it_passed_on()
    {
        var info = Admit("2.11.0", allow: true, "echo glimpse-selftest passed cuda:0; echo noise;" + Passing);
        Assert.Equal("2.11.0", info.Version);
        Assert.True(info.IsExternal);
        Assert.Equal(["cuda:0", "cpu"], info.ProvenOn);
    }

    [Fact]
    public void Where_no_file_states_the_version_the_child_asks_and_its_answer_counts()
    {
        var fault = Assert.Throws<GlimpseException>(() => Admit(stated: null, allow: false, Passing));
        Assert.Contains("is version 2.11.0", fault.Message);
        Assert.Equal(
            LibTorchVersion.BuiltFor,
            Admit(
                stated: null,
                allow: false,
                Passing.Replace("2.11.0", LibTorchVersion.BuiltFor, StringComparison.Ordinal)
            ).Version);
    }

    [Theory]
    [InlineData(
        "echo glimpse-selftest version 2.11.0; echo bad register >&2; kill -SEGV $$",
        "ended by SIGSEGV. Its last words: bad register")]
    [InlineData("kill -ABRT $$", "ended by SIGABRT.")]
    [InlineData(
        "echo 'symbol lookup error: undefined symbol: _ZN2at4absE' >&2; exit 127",
        "exit code 127. Its last words: symbol lookup error: undefined symbol: _ZN2at4absE")]
    [InlineData(
        "echo 'error: the gradient is off by 0.3' >&2; echo '   at Some.Method()' >&2; exit 3",
        "exit code 3. Its last words: error: the gradient is off by 0.3")]
    [InlineData("head -c 3000000 /dev/urandom; exit 0", "ended without a result")]
    [InlineData("exit 0", "ended without a result")]
    public void A_child_that_dies_or_babbles_is_one_error_that_says_how(string script, string message)
    {
        var fault = Assert.Throws<GlimpseException>(() => Admit("2.11.0", allow: true, script));
        Assert.Equal(GlimpseErrorCode.Environment, fault.Code);
        Assert.Contains("2.11.0", fault.Message);
        Assert.Contains(message, fault.Message);
    }

    [Fact]
    public void A_child_that_hangs_is_killed_and_reported()
    {
        SkipOnWindows();
        var fault = Assert.Throws<GlimpseException>(() =>
            LibTorchAdmission.Admit(
                External("2.11.0"),
                new LibTorchPolicy(true, ["/bin/sh", "-c", "echo waiting >&2; exec sleep 600"]),
                "cpu",
                TimeSpan.FromSeconds(10)));
        Assert.Contains("didn't end within 10 s. Its last words: waiting", fault.Message);
    }

    [Fact]
    public void A_child_that_cant_be_started_is_an_error_that_names_it()
    {
        var missing = Path.Combine(root, "none");
        var fault = Assert.Throws<GlimpseException>(() =>
            LibTorchAdmission.Admit(External("2.11.0"), new LibTorchPolicy(true, [missing]), "cpu", Patience));
        Assert.Contains(missing, fault.Message);
    }

    [Fact]
    public void The_child_gets_the_folder_and_the_device_no_input_and_a_folder_of_its_own_that_is_gone_afterwards()
    {
        var log = Path.Combine(root, "log");
        Admit("2.11.0", allow: true, $"pwd > {log}; echo $GLIMPSE_LIBTORCH $0 $(cat) >> {log};" + Passing);
        var lines = File.ReadAllLines(log);
        Assert.False(Directory.Exists(lines[0]));
        Assert.Equal($"{Path.Combine(root, "own", "lib")} cpu", lines[1].TrimEnd());
    }

    private LibTorchInfo Admit(string? stated, bool allow, string script)
    {
        SkipOnWindows();
        return LibTorchAdmission.Admit(
            External(stated),
            new LibTorchPolicy(allow, ["/bin/sh", "-c", script]),
            "cpu",
            Patience);
    }

    private static void SkipOnWindows() => Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell");

    private TorchFiles External(string? stated)
    {
        Fill("torch", "LibTorchSharp");
        Fill("own/lib", "c10", "torch", "torch_cpu");
        if (stated is not null)
            File.WriteAllText(Path.Combine(root, "own", "build-version"), stated);
        return TorchFiles.Locate(root, Path.Combine(root, "own"));
    }

    private void Fill(string name, params string[] libraries)
    {
        var path = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        foreach (var library in libraries)
            File.WriteAllText(Path.Combine(path, TorchFiles.FileName(library)), "");
    }
}
