using System.Globalization;
using System.Runtime.InteropServices;
using Glimpse.Core;
using Glimpse.Models.Inference;
using Glimpse.Models.Networks;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using static TorchSharp.torch;

namespace Glimpse.Models.Natives;

/// <summary>
/// Finds out whether a libtorch computes what TorchSharp asks it for: values and gradients against a network computed
/// without torch, gradients of an affine map against its weights, and the engine's own path. To be run in a process
/// that may crash.
/// </summary>
public static class LibTorchSelfTest
{
    /// <summary>Relative error (L2) allowed in float32: TF32, which must be off, is off by 1e-3.</summary>
    private const double SinglePrecision = 1e-5;

    /// <summary>Likewise in float64, where central differences are exact to about 1e-9.</summary>
    private const double DoublePrecision = 1e-7;

    /// <summary>RLIMIT_CORE of Linux and macOS.</summary>
    private const int CoreLimit = 4;

    private const int PathSteps = 3;
    private const int PathGrid = 8;

    /// <summary>Tests the libtorch that would be loaded, on the processor and on a device.</summary>
    /// <param name="device">The device, as the user names it.</param>
    /// <param name="output">Told the version and each device that passed, on lines that the parent process
    /// reads.</param>
    /// <exception cref="GlimpseException">A library is missing or can't be loaded, there is no such device, or a number
    /// is wrong.</exception>
    public static void Run(string device, TextWriter output)
    {
        LeaveNoCore();
        var files = NativeLoader.Locate();
        var version = LibTorchVersion.Ask(files);
        if (version is not null)
            Say(output, SelfTestProcess.VersionWord + version);
        NativeLoader.LoadUnproven(files, version ?? "");
        foreach (var name in new[] { TorchDevice.Cpu, TorchDevice.Resolve(device) }.Distinct())
        {
            using var thread = new TorchThread(name);
            Test(thread);
            Say(output, SelfTestProcess.PassedWord + name);
        }

        Say(output, SelfTestProcess.DoneWord);
    }

    /// <summary>Tests on one device.</summary>
    /// <exception cref="GlimpseException">A number is wrong.</exception>
    internal static void Test(TorchThread thread)
    {
        var gradient = PlainNetwork.Gradient(PlainNetwork.Input);
        var value = PlainNetwork.Value(PlainNetwork.Input);
        foreach (
            var (precision, allowed) in ((ScalarType, double)[])
                [(ScalarType.Float64, DoublePrecision), (ScalarType.Float32, SinglePrecision)])
        {
            var (itsValue, itsGradient) = thread.Run(() => Differentiate(thread.Device, precision));
            Require($"F in {precision}", [value], [itsValue], allowed);
            Require($"the gradient in {precision}", gradient, itsGradient, allowed);
        }

        var (weights, affine) = thread.Run(() => AffineGradient(thread.Device));
        Require("the gradient of an affine map", weights, affine, allowed: 0);
        ComparePaths(thread);
    }

    private static (double Value, double[] Gradient) Differentiate(Device device, ScalarType precision)
    {
        using var on = enable_grad();
        var input = Constant(
                PlainNetwork.Input,
                1,
                PlainNetwork.Inputs,
                PlainNetwork.Size,
                PlainNetwork.Size,
                PlainNetwork.Size)
            .requires_grad_(true);
        var kernels = Constant(
            PlainNetwork.Kernels,
            PlainNetwork.Hidden,
            PlainNetwork.Inputs,
            PlainNetwork.Kernel,
            PlainNetwork.Kernel,
            PlainNetwork.Kernel);
        long[] margin = [PlainNetwork.Kernel / 2, PlainNetwork.Kernel / 2, PlainNetwork.Kernel / 2];
        var hidden = nn.functional.batch_norm(
            nn.functional.conv3d(ConvNorm.ChannelsLast(input), ConvNorm.ChannelsLast(kernels), padding: margin),
            Constant(PlainNetwork.Means, PlainNetwork.Hidden),
            Constant(PlainNetwork.Variances, PlainNetwork.Hidden),
            Constant(PlainNetwork.Scales, PlainNetwork.Hidden),
            Constant(PlainNetwork.Shifts, PlainNetwork.Hidden),
            training: false,
            eps: PlainNetwork.Epsilon);
        var pooled = nn.functional.max_pool3d(nn.functional.relu(hidden), [2, 2, 2]);
        var mixed = nn.functional.conv3d(
            pooled,
            Constant(PlainNetwork.Mixing, PlainNetwork.Features, PlainNetwork.Hidden, 1, 1, 1));
        var value = nn
            .functional.linear(
                nn.functional.softplus(mixed).mean([2, 3, 4]),
                Constant(PlainNetwork.Head, 1, PlainNetwork.Features))
            .sum();
        return (value.to(float64).cpu().item<double>(), Numbers(autograd.grad([value], [input])[0]));

        Tensor Constant(double[] values, params long[] shape) => tensor(values, shape).to(precision, device);
    }

    /// <summary>
    /// Weights of a convolution that meets its input once, and the gradient that torch gives for them: small whole
    /// numbers, so exact.
    /// </summary>
    private static (double[] Weights, double[] Gradient) AffineGradient(Device device)
    {
        using var on = enable_grad();
        long[] shape = [1, PlainNetwork.Inputs, PlainNetwork.Kernel, PlainNetwork.Kernel, PlainNetwork.Kernel];
        var weights = (arange(shape.Aggregate((a, b) => a * b), float32) - (shape[^1] * shape[^1]))
            .view(shape)
            .to(device);
        var input = ones(shape, float32, device).requires_grad_(true);
        return (Numbers(weights), Numbers(autograd.grad([nn.functional.conv3d(input, weights).sum()], [input])[0]));
    }

    /// <summary>
    /// The engine's path behind the affine prefix against that through the whole network, all operations that
    /// explanations use.
    /// </summary>
    private static void ComparePaths(TorchThread thread)
    {
        manual_seed(1);
        var architecture = SqueezeNetArchitecture.Default;
        using var model = new LoadedModel(
            Manifest(architecture),
            thread.Run(() => new SqueezeNet3d(architecture)),
            thread,
            ScalarType.Float64);
        float[] input =
        [
            .. Enumerable
                .Range(1, architecture.Channels * PathGrid * PathGrid * PathGrid)
                .Select(i => (float)Math.Abs(Math.Sin(i))),
        ];
        using var hoisted = model.OpenPath(new float[input.Length], input);
        using var plain = model.OpenPlainPath(new float[input.Length], input);
        var quadrature = Enumerable.Range(0, PathSteps).Select(i => (i + 0.5) / PathSteps).ToArray();
        var (first, second) = (hoisted.Evaluate(quadrature), plain.Evaluate(quadrature));
        Require(
            "values on the path",
            [.. second.Select(point => point.Value)],
            [.. first.Select(point => point.Value)],
            DoublePrecision);
        Require(
            "slopes on the path",
            [.. second.Select(point => point.Slope)],
            [.. first.Select(point => point.Slope)],
            DoublePrecision);
        hoisted.MapChange([], quadrature);
        hoisted.Fold(quadrature);
        plain.Fold(quadrature);
        Require("gradients pulled back to the voxels", plain.GradientSum(), hoisted.GradientSum(), DoublePrecision);
    }

    private static ModelManifest Manifest(SqueezeNetArchitecture architecture) => new()
    {
        Name = "selftest",
        Title = "",
        Description = "",
        Scheme = "",
        SchemeRevision = 0,
        GridSize = PathGrid,
        Spacing = 1,
        Output = "",
        Unit = "",
        Architecture = architecture,
        WeightsSha256 = "",
    };

    private static double[] Numbers(Tensor tensor) => tensor.to(float64).cpu().contiguous().data<double>().ToArray();

    private static void Require(string what, double[] expected, double[] found, double allowed)
    {
        var error = expected.Length == found.Length
            ? Math.Sqrt(expected.Zip(found, (a, b) => (a - b) * (a - b)).Sum() / expected.Sum(a => a * a))
            : double.PositiveInfinity;
        if (!(error <= allowed))
        {
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what} is off by {error:G2} (relative; {allowed:G2} is allowed)."),
                $"Unset {TorchFiles.ExternalVariable}.");
        }
    }

    private static void Say(TextWriter output, string text)
    {
        output.WriteLine(SelfTestProcess.Mark + text);
        output.Flush();
    }

    /// <summary>A crash here is foreseen and reported: it need not fill the disk.</summary>
    private static unsafe void LeaveNoCore()
    {
        if (
            !OperatingSystem.IsLinux()
            || !NativeLibrary.TryLoad("libc.so.6", out var libc)
            || !NativeLibrary.TryGetExport(libc, "setrlimit", out var setrlimit))
            return;
        var none = stackalloc ulong[2];
        (none[0], none[1]) = (0, 0);
        _ = ((delegate* unmanaged<int, ulong*, int>)setrlimit)(CoreLimit, none);
    }
}
