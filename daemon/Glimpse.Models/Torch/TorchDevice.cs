using System.Globalization;
using Glimpse.Core;
using Glimpse.Models.Natives;
using TorchSharp;

namespace Glimpse.Models.Torch;

/// <summary>Devices by the names that users give them.</summary>
public static class TorchDevice
{
    /// <summary>The first CUDA device where libtorch has one, else the processor.</summary>
    public const string Automatic = "auto";

    /// <summary>The processor.</summary>
    public const string Cpu = "cpu";

    private const string Cuda = "cuda";

    /// <summary>True for <c>auto</c>, <c>cpu</c>, <c>cuda</c> and <c>cuda:N</c>.</summary>
    public static bool IsName(string name) => name is Automatic or Cpu || CudaIndex(name) is not null;

    /// <summary>The device, as torch names it.</summary>
    /// <param name="name">A name as <see cref="IsName"/> accepts it.</param>
    /// <exception cref="ArgumentException">No such name.</exception>
    /// <exception cref="GlimpseException">There is no such CUDA device, or libtorch can't be loaded.</exception>
    public static string Resolve(string name)
    {
        if (!IsName(name))
            throw new ArgumentException($"'{name}' is no device.", nameof(name));
        if (name == Cpu)
            return Cpu;
        NativeLoader.EnsureLoaded(name);

        // A libtorch without CUDA isn't asked: TorchSharp would go and look for one elsewhere.
        var devices = NativeLoader.HasCuda && torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        var index = CudaIndex(name) ?? 0;
        if (index < devices)
            return string.Create(CultureInfo.InvariantCulture, $"{Cuda}:{index}");
        return name == Automatic
            ? Cpu
            : throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"There is no device '{name}': libtorch in {NativeLoader.LibTorch.Folder} sees {devices} CUDA devices.",
                $"Take --device cpu, or set {TorchFiles.ExternalVariable} to a libtorch built for CUDA.")
                .Naming("device cpu");
    }

    private static int? CudaIndex(string name)
    {
        if (name == Cuda)
            return 0;
        return
            name.StartsWith(Cuda + ":", StringComparison.Ordinal)
            && int.TryParse(
                name.AsSpan(Cuda.Length + 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var index)
            ? index
            : null;
    }
}
