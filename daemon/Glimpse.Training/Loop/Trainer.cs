using System.Diagnostics;
using Glimpse.Core;
using Glimpse.Models.Natives;
using Glimpse.Models.Networks;
using Glimpse.Models.Torch;
using Glimpse.Models.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Glimpse.Training.Loop;

/// <summary>
/// Trains a network: AdamW, a warm-up and a cosine, the weights of the lowest validation loss kept. Goes on from the
/// folder's checkpoint, bit by bit where it would have gone, with the same thread count on the same machine.
/// </summary>
public sealed class Trainer : IDisposable
{
    private static readonly TimeSpan CheckpointInterval = TimeSpan.FromMinutes(3);

    private readonly TrainingOptions options;
    private readonly SqueezeNetArchitecture architecture;
    private readonly TorchThread thread;
    private readonly string? initialWeights;
    private readonly string origin;
    private readonly TrainingFiles files;
    private readonly SqueezeNet3d network;
    private readonly AdamW optimizer;
    private readonly Stopwatch sinceCheckpoint = Stopwatch.StartNew();
    private TrainingState state = TrainingState.Start;

    /// <summary>Makes a network, or takes the checkpoint that lies in the folder.</summary>
    /// <param name="architecture">The network's sizes.</param>
    /// <param name="options">How to train.</param>
    /// <param name="folder">For checkpoint, best weights and log; made when it doesn't exist.</param>
    /// <param name="thread">Where torch runs.</param>
    /// <param name="initialWeights">Weights of the same network to start from, but for the head, which starts anew;
    /// null for random ones.</param>
    /// <param name="origin">What it is trained on and from, in a word: a checkpoint of another is refused.</param>
    /// <exception cref="GlimpseException">The checkpoint is damaged, or was made with other options; the first weights
    /// are another network's.</exception>
    public Trainer(
        SqueezeNetArchitecture architecture,
        TrainingOptions options,
        string folder,
        TorchThread thread,
        string? initialWeights = null,
        string origin = "")
    {
        this.origin = origin;
        this.initialWeights = initialWeights;
        this.options = options;
        this.architecture = architecture;
        this.thread = thread;
        files = new TrainingFiles(folder);
        Directory.CreateDirectory(folder);
        NativeLoader.KeepFreshMemoryFinite();
        (network, optimizer) = thread.Run(Prepare);
        files.TrimLog(state.Epoch);
    }

    private string Fingerprint =>
        $"{options} {architecture with { Stages = [] }} "
            + $"{string.Join(" | ", architecture.Stages.Select(stage => string.Join(' ', stage)))} {origin}";

    /// <summary>
    /// Trains to the end, to the patience's end, or until cancelled (after a last checkpoint). Without a validation set
    /// nothing says which epoch was best, and the last weights are kept.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="GlimpseException">The loss is no longer finite.</exception>
    public TrainingOutcome Train(
        ITrainingSet training,
        ITrainingSet? validation,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var steps = BatchSource.Steps(training, options);
        if (steps == 0 || validation?.Count == 0)
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                "There are too few samples to train and validate.",
                "Give at least two of each.");
        var pace = new TrainingPace(state, steps, options.Epochs);
        while (
            state.Epoch < options.Epochs && (validation is null || state.Epoch - state.BestEpoch <= options.Patience))
        {
            var epochTime = Stopwatch.StartNew();
            foreach (
                var batch in BatchSource.Training(training, options, architecture.Channels, state.Epoch, state.Step))
            {
                var rate = RateAt(steps);
                var loss = thread.Run(() => Step(batch, rate, StepsBefore(steps)));
                state = state with { Step = state.Step + 1, LossSum = state.LossSum + loss };
                progress?.Report(
                    new(
                        state.Epoch,
                        options.Epochs,
                        state.Step,
                        steps,
                        state.LossSum / state.Step,
                        state.Last,
                        pace.Remaining(state)));
                SaveWhenDue(cancellation);
            }

            EndEpoch(validation, steps, epochTime.Elapsed.TotalSeconds, cancellation);
        }

        return new(files.Best, state.BestEpoch, state.Best, state.Epoch);
    }

    /// <summary>Frees network and moments.</summary>
    public void Dispose() =>
        thread.Run(() =>
        {
            optimizer.Dispose();
            network.Dispose();
        });

    private (SqueezeNet3d Network, AdamW Optimizer) Prepare()
    {
        manual_seed(options.Seed);
        var fresh = new SqueezeNet3d(architecture);
        AdamW? moments = null;
        try
        {
            if (initialWeights is not null)
                NetworkWeights.FillTrunk(fresh, SafeTensors.Read(initialWeights), initialWeights);
            fresh.StartAt(options.InitialOutput);
            fresh.to(thread.Device);
            moments = new AdamW(fresh, options.WeightDecay);
            if (File.Exists(files.Checkpoint))
                Restore(fresh, moments);
            return (fresh, moments);
        }
        catch
        {
            moments?.Dispose();
            fresh.Dispose();
            throw;
        }
    }

    private void Restore(SqueezeNet3d fresh, AdamW moments)
    {
        var file = files.ReadCheckpoint();
        if (!file.Metadata.TryGetValue(nameof(Fingerprint), out var fingerprint) || fingerprint != Fingerprint)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"{files.Checkpoint} was made with other options, another network, other complexes or other first "
                    + "weights.",
                "Train with the same ones, or name another folder.");
        }

        NetworkWeights.Fill(
            fresh,
            file with
            {
                Tensors = file.Tensors.RemoveRange(file.Tensors.Keys.Where(AdamW.Owns)),
            },
            files.Checkpoint);
        moments.Restore(file);
        state = TrainingState.Parse(file.Metadata);
    }

    private double RateAt(int steps) => LearningRate.At(options, StepsBefore(steps), (long)steps * options.Epochs);

    private long StepsBefore(int steps) => ((long)state.Epoch * steps) + state.Step;

    private double Step(TrainingBatch batch, double rate, long done)
    {
        network.train();
        network.zero_grad();
        using var on = enable_grad();
        var outputs = network.call(ToTensor(batch));
        var targets = tensor(batch.Targets, device: thread.Device).view(outputs.shape);
        var weights = tensor(batch.Weights, device: thread.Device);
        if (outputs.dim() > 1)
            weights = weights.unsqueeze(1);
        var loss = options.Objective == TrainingObjective.Classification
            ? nn.functional.binary_cross_entropy_with_logits(outputs, targets, weights)
            : (nn.functional.huber_loss(outputs, targets, options.HuberDelta, nn.Reduction.None) * weights).mean();
        List<Tensor> losses = [loss];
        if (batch.Alternatives > 0)
            losses.Add(
                options.Objective == TrainingObjective.Classification
                    ? ChoiceLoss.Of(outputs, targets, batch, options.Choice)
                    : RankingLoss.Of(outputs, batch, options.RankingMargin, options.Ranking));
        if (batch.Twins > 0)
            losses.Add(ConsistencyLoss.Of(outputs, batch, options.Consistency));
        // '+' would take a number that may be freed in use.
        loss = stack(losses).sum();
        var value = loss.item<float>();
        if (!float.IsFinite(value))
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadModel,
                $"The training loss became {value} in epoch {state.Epoch}.",
                "Train with a lower learning rate, in another folder.");
        }

        loss.backward();
        optimizer.Step(rate, done);
        return value;
    }

    private void EndEpoch(ITrainingSet? validation, int steps, double seconds, CancellationToken cancellation)
    {
        var scores = validation is null ? null : Validate(validation, cancellation);
        var isBest = scores is null || options.Choice > 0 || state.Best is null || scores.Loss < state.Best.Loss;
        if (isBest)
            thread.Run(() => SafeTensors.Write(files.Best, SafeTensorFile.Of(NetworkWeights.Of(network))));
        files.Append(state.Epoch, state.LossSum / steps, scores, RateAt(steps), seconds);
        state = new(
            state.Epoch + 1,
            0,
            0,
            isBest ? scores : state.Best,
            isBest ? state.Epoch : state.BestEpoch,
            scores);
        Save();
    }

    private ValidationScores Validate(ITrainingSet set, CancellationToken cancellation)
    {
        List<double> outputs = [];
        List<double> targets = [];
        foreach (var batch in BatchSource.Validation(set, options, architecture.Channels))
        {
            SaveWhenDue(cancellation);
            outputs.AddRange(thread.Run(() =>
            {
                network.eval();
                return network.call(ToTensor(batch)).to(float64).cpu().data<double>().ToArray();
            }));
            targets.AddRange(batch.Targets.Select(target => (double)target));
        }

        return ValidationScores.Of(options, [.. outputs], [.. targets]);
    }

    private void SaveWhenDue(CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested || sinceCheckpoint.Elapsed > CheckpointInterval)
            Save();
        cancellation.ThrowIfCancellationRequested();
    }

    private void Save()
    {
        var texts = state.ToTexts();
        texts[nameof(Fingerprint)] = Fingerprint;
        thread.Run(() =>
            SafeTensors.Write(
                files.Checkpoint,
                SafeTensorFile.Of([.. NetworkWeights.Of(network), .. optimizer.State], texts)));
        sinceCheckpoint.Restart();
    }

    private Tensor ToTensor(TrainingBatch batch)
    {
        long[] shape =
        [
            batch.Weights.Length,
            architecture.Channels,
            options.GridSize,
            options.GridSize,
            options.GridSize,
        ];
        return ConvNorm.ChannelsLast(tensor(batch.Voxels, shape).to(thread.Device));
    }
}
