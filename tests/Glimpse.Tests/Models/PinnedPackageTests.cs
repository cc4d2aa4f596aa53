using System.Text.RegularExpressions;
using Glimpse.Models.Natives;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Models;

public sealed partial class PinnedPackageTests
{
    // SHA-512 of "abc" (FIPS 180-2, appendix C).
    private const string Abc =
        "3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==";

    [Fact]
    public void A_package_with_another_content_is_named_with_both_hashes()
    {
        using var scratch = new ScratchFolder();
        Assert.Equal("", PinnedPackage.Fault(scratch.Write("a.nupkg", "abc"), Abc));
        var fault = PinnedPackage.Fault(scratch.Write("b.nupkg", "abd"), Abc);
        Assert.Contains("b.nupkg", fault);
        Assert.Contains(Abc, fault);
    }

    [Fact]
    public void Each_platforms_libtorch_is_pinned()
    {
        var pins = Pin()
            .Matches(File.ReadAllText(Path.Combine(Fixture.PathOf(""), "..", "..", "Directory.Packages.props")));
        Assert.Equal(["linux-x64", "osx-arm64", "win-x64"], pins.Select(pin => pin.Groups["platform"].Value));
        Assert.All(pins, pin => Assert.Equal(64, Convert.FromBase64String(pin.Groups["hash"].Value).Length));
    }

    [GeneratedRegex(
        "<LibTorchSha512-(?<platform>[a-z0-9-]+)>(?<hash>[^<]+)<",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Pin();
}
