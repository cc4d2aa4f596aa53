using System.Collections.Immutable;
using Glimpse.Core;

namespace Glimpse.Models.Import.Archives;

/// <summary>What the few names in a pickle of torch's stand for.</summary>
internal static class PickledTorch
{
    private const string ClassRoot = "__torch__";
    private const int MostDimensions = 8;

    /// <summary>Numbers of one storage: 256 MB of float32, thirty times the largest network of gnina's.</summary>
    private const int MostNumbers = 1 << 26;

    private static readonly Pickled.Global OrderedDict = new("collections", "OrderedDict");
    private static readonly Pickled.Global FloatStorage = new("torch", "FloatStorage");
    private static readonly Pickled.Global LongStorage = new("torch", "LongStorage");
    private static readonly Pickled.Global Tensor = new("torch._utils", "_rebuild_tensor_v2");

    /// <summary>True for the names that are understood.</summary>
    internal static bool IsKnown(Pickled.Global global) =>
        IsModuleClass(global)
        || global == OrderedDict
        || global == FloatStorage
        || global == LongStorage
        || global == Tensor;

    /// <summary>True for a class of TorchScript's: its code isn't read.</summary>
    internal static bool IsModuleClass(Pickled.Global global) =>
        global.Home == ClassRoot || global.Home.StartsWith(ClassRoot + ".", StringComparison.Ordinal);

    /// <summary>A storage by its persistent id: <c>("storage", type, key, device, count)</c>.</summary>
    /// <param name="path">What messages call the file.</param>
    /// <param name="id">The id.</param>
    /// <exception cref="GlimpseException">It is another.</exception>
    internal static Pickled.Storage Storage(string path, object? id)
    {
        if (id is not object?[] parts || parts is not ["storage", Pickled.Global type, string key, string, long count])
            throw ArchiveFault.Damaged(path, "data.pkl refers to something other than a storage");
        if (type != FloatStorage && type != LongStorage)
            throw ArchiveFault.Damaged(path, $"storage {key} is said to be a {type}");
        if (count is < 0 or > MostNumbers)
            throw ArchiveFault.Damaged(path, $"storage {key} is said to hold {count} numbers");
        return new Pickled.Storage(type == FloatStorage, key, (int)count);
    }

    /// <summary>What a call of a known name makes.</summary>
    /// <param name="path">What messages call the file.</param>
    /// <param name="function">The name.</param>
    /// <param name="arguments">What it is given.</param>
    /// <exception cref="GlimpseException">Nothing that is understood.</exception>
    internal static Pickled Made(string path, Pickled.Global function, object?[] arguments) =>
        function == OrderedDict && arguments.Length == 0 ? new Pickled.Map()
        : function == Tensor && TensorOf(path, arguments) is { } tensor ? tensor
        : throw ArchiveFault.Damaged(path, $"data.pkl calls {function} with something other than it takes");

    private static Pickled.Tensor? TensorOf(string path, object?[] arguments)
    {
        if (
            arguments
                is not
                    [
                        Pickled.Storage storage,
                        long offset,
                        object?[] sizes,
                        object?[] strides,
                        bool,
                        Pickled.Map hooks,
                    ]
            || hooks.Values.Count > 0
            || sizes.Length != strides.Length
            || !sizes.Concat(strides).All(number => number is long))
            return null;
        ImmutableArray<long> shape = [.. sizes.Cast<long>()];
        if (shape.Length > MostDimensions || shape.Any(size => size < 0))
            throw Bad("has no shape that a tensor can have");
        var count = 1L;
        for (var i = shape.Length - 1; i >= 0; i--)
        {
            if (shape[i] > 1 && (long)strides[i]! != count)
                throw Bad("doesn't lie in the storage one number after the other");
            if (shape[i] > 0 && count > storage.Count / shape[i])
                throw Bad($"of shape [{string.Join(", ", shape)}] reaches beyond the storage");
            count *= shape[i];
        }

        return offset >= 0 && offset <= storage.Count - count
            ? new Pickled.Tensor(storage, (int)offset, shape, (int)count)
            : throw Bad("lies beyond the storage");

        GlimpseException Bad(string what) =>
            ArchiveFault.Damaged(path, $"the tensor in storage {storage.Key} {what}");
    }
}
