"""gnina's networks in PyTorch, as `model.json` names them, with our names of their tensors; the first output, a pose's
logit: the difference of its two classes' values."""
import torch
import torch.nn as nn


def conv(inputs, outputs, kernel):
    return nn.Conv3d(inputs, outputs, kernel, padding=kernel // 2)


class Gnina(nn.Module):
    def heads(self, features):
        self.pose_output = nn.Linear(features, 2)
        self.affinity_output = nn.Linear(features, 1)

    def forward(self, x):
        classes = self.pose_output(self.trunk(x))
        return classes[:, 1] - classes[:, 0]


class Default2018(Gnina):
    def __init__(self):
        super().__init__()
        self.unit1_conv, self.unit2_conv = conv(28, 32, 3), conv(32, 32, 1)
        self.unit3_conv, self.unit4_conv = conv(32, 64, 3), conv(64, 64, 1)
        self.unit5_conv = conv(64, 128, 3)
        self.heads(128 * 6 ** 3)

    def trunk(self, x):
        x = torch.relu(self.unit1_conv(nn.functional.avg_pool3d(x, 2)))
        x = nn.functional.avg_pool3d(torch.relu(self.unit2_conv(x)), 2)
        x = nn.functional.avg_pool3d(torch.relu(self.unit4_conv(torch.relu(self.unit3_conv(x)))), 2)
        return torch.relu(self.unit5_conv(x)).flatten(1)


class Default2017(Gnina):
    def __init__(self):
        super().__init__()
        self.unit1_conv1, self.unit2_conv1, self.unit3_conv1 = conv(35, 32, 3), conv(32, 64, 3), conv(64, 128, 3)
        self.heads(128 * 6 ** 3)

    def trunk(self, x):
        for layer in (self.unit1_conv1, self.unit2_conv1, self.unit3_conv1):
            x = torch.relu(layer(nn.functional.max_pool3d(x, 2)))
        return x.flatten(1)


class Dense(Gnina):
    def __init__(self):
        super().__init__()
        self.data_enc_init_conv = conv(28, 32, 3)
        width = 32
        for level in range(3):
            block = nn.ModuleDict()
            for i in range(4):
                block[f"data_enc_level{level}_batchnorm_conv{i}"] = nn.BatchNorm3d(width + 16 * i)
                block[f"data_enc_level{level}_conv{i}"] = conv(width + 16 * i, 16, 3)
            setattr(self, f"dense_block_{level}", block)
            width += 64
            if level < 2:
                setattr(self, f"data_enc_level{level}_bottleneck", conv(width, width, 1))
        self.heads(width)

    def trunk(self, x):
        x = torch.relu(self.data_enc_init_conv(nn.functional.max_pool3d(x, 2)))
        for level in range(3):
            block = getattr(self, f"dense_block_{level}")
            for i in range(4):
                norm = block[f"data_enc_level{level}_batchnorm_conv{i}"]
                more = torch.relu(block[f"data_enc_level{level}_conv{i}"](norm(x)))
                x = torch.cat([x, more], 1)
            if level < 2:
                x = nn.functional.max_pool3d(torch.relu(getattr(self, f"data_enc_level{level}_bottleneck")(x)), 2)
        return nn.functional.max_pool3d(x, x.shape[2]).flatten(1)


KINDS = {"gnina-default2018": Default2018, "gnina-dense": Dense, "gnina-default2017": Default2017}
