using Glimpse.Models.Torch;
using TorchSharp;
using Xunit;

namespace Glimpse.Tests.Models;

[Collection(TorchTests.Name)]
public class TorchThreadTests(TorchFixture fixture)
{
    private readonly TorchThread thread = fixture.Thread;

    [Fact]
    public void A_thread_keeps_its_count_when_another_is_made_before_it_computes()
    {
        using var first = new TorchThread(threads: 1);
        using var second = new TorchThread(threads: 2);
        Assert.Equal((1, 2), (first.Run(torch.get_num_threads), second.Run(torch.get_num_threads)));
    }

    [Fact]
    public void Tensors_left_behind_by_an_item_are_gone_when_it_ends()
    {
        var before = TorchThread.LiveTensors;
        var sum = thread.Run(() => Enumerable.Range(0, 20).Sum(i => torch.ones(i + 1).sum().item<float>()));
        Assert.Equal(210, sum);
        Assert.Equal(before, TorchThread.LiveTensors);
    }

    [Fact]
    public void An_item_that_throws_leaves_no_tensors_and_gives_its_own_exception()
    {
        var before = TorchThread.LiveTensors;
        Assert.Throws<TimeoutException>(() => thread.Run(() =>
        {
            _ = torch.ones(5);
            throw new TimeoutException();
        }));
        Assert.Equal(before, TorchThread.LiveTensors);
    }

    [Fact]
    public async Task Items_run_one_after_another_on_one_thread_with_gradients_off()
    {
        var seen = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => thread.RunAsync(() =>
            (Environment.CurrentManagedThreadId, torch.is_grad_enabled()))));
        Assert.Single(seen.Distinct());
        Assert.False(seen[0].Item2);
    }

    [Fact]
    public void TF32_is_off_for_matrix_products_and_convolutions() =>
        Assert.Equal(
            (false, false),
            thread.Run(() => (torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32)));

    [Fact]
    public void It_can_be_disposed_of_twice()
    {
        var twice = new TorchThread();
        twice.Dispose();
        twice.Dispose();
        Assert.Throws<ObjectDisposedException>(() => twice.Run(() => 1));
    }

    [Fact]
    public void An_item_may_run_another() => Assert.Equal(3, thread.Run(() => thread.Run(() => 3)));
}
