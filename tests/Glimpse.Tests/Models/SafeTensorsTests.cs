using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Glimpse.Core;
using Glimpse.Models.Weights;
using Xunit;

namespace Glimpse.Tests.Models;

public sealed class SafeTensorsTests : IDisposable
{
    private static readonly SafeTensorFile Example = SafeTensorFile.Of(
        [new("a", [2, 3], [1, 2, 3, 4, 5, float.NegativeInfinity]), new("b.weight", [], [7]), new("empty", [0, 4], [])],
        [KeyValuePair.Create("epoch", "3")]);

    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void What_is_written_is_read_back()
    {
        SafeTensors.Write(path, Example);
        var read = SafeTensors.Read(path);
        Assert.Equal(Example.Tensors.Keys, read.Tensors.Keys);
        Assert.Equal("3", read.Metadata["epoch"]);
        foreach (var (name, tensor) in Example.Tensors)
        {
            Assert.Equal(tensor.Shape.AsEnumerable(), read.Tensors[name].Shape.AsEnumerable());
            Assert.Equal(tensor.Values, read.Tensors[name].Values);
        }
    }

    [Fact]
    public void Bytes_are_those_of_the_specification()
    {
        Write("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", [0, 0, 128, 63, 0, 0, 0, 192]);
        Assert.Equal([1f, -2f], SafeTensors.Read(path).Tensors["x"].Values);
    }

    [Theory]
    [InlineData("""{"x":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}}""", "tensor x of type F16")]
    [InlineData("""{"x":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "tensor x of shape [3] has 8 bytes")]
    [InlineData("""{"x":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "tensor x ends at byte 12 of 8")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "a gap at byte 4")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "belong to no tensor")]
    [InlineData("""{"x":{"dtype":"F32","shape":[9223372036854775807,4],"data_offsets":[0,8]}}""", "tensor x of shape")]
    [InlineData("""{"x":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "entry of tensor x is incomplete")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2]}}""", "entry of tensor x is incomplete")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"scale":2}}""", "tensor x has a member scale")]
    [InlineData("""{"x":{},"x":{}}""", "no JSON")]
    [InlineData("""[1]""", "no JSON object")]
    [InlineData("""{"x":""", "no JSON")]
    public void A_wrong_header_is_refused_with_the_reason(string header, string reason)
    {
        Write(header, new byte[8]);
        var failure = Assert.Throws<GlimpseException>(() => SafeTensors.Read(path));
        Assert.Equal(GlimpseErrorCode.BadModel, failure.Code);
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        SafeTensors.Write(path, Example);
        var whole = File.ReadAllBytes(path);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Equal(GlimpseErrorCode.BadModel, Assert.Throws<GlimpseException>(() => SafeTensors.Read(path)).Code);
        }
    }

    [Fact]
    public void A_changed_byte_is_read_or_refused_but_never_crashes()
    {
        SafeTensors.Write(path, Example);
        var whole = File.ReadAllBytes(path);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample(
            (place, value) =>
            {
                var changed = (byte[])whole.Clone();
                changed[place] = value;
                File.WriteAllBytes(path, changed);
                try
                {
                    _ = SafeTensors.Read(path);
                }
                catch (GlimpseException failure)
                {
                    Assert.Equal(GlimpseErrorCode.BadModel, failure.Code);
                }
            },
            iter: 2000,
            threads: 1);
    }

    private void Write(string header, byte[] values)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        File.WriteAllBytes(path, [.. length, .. text, .. values]);
    }
}
