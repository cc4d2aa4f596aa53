namespace Glimpse.Tests.Structures.Fuzzing;

/// <summary>Texts that use the rarer parts of each format.</summary>
internal static class RichTexts
{
    internal static readonly string[] All =
    [
        """
        HEADER    TEST
        TITLE     A TITLE
        CRYST1   63.400   63.400   83.800  90.00  90.00 120.00 P 61          6
        SEQRES   1 A    3  SER THR MSE
        MODEL        1
        ATOM      1  N   SER A   1       0.000   0.000   0.000  1.00 10.00           N
        ATOM      2  CA ASER A   1       1.400   0.000   0.000  0.40 10.00           C
        ATOM      3  CA BTHR A   1       1.500   0.000   0.000  0.60 10.00           C
        ATOM      4  CB ASER A   1       1.400   1.500   0.000  0.40 10.00           C
        ATOM      5  CB BTHR A   1       1.500   1.500   0.000  0.60 10.00           C
        HETATM    6  N   MSE A   2       2.900   0.000   0.000  1.00 10.00           N
        HETATM    7 SE   MSE A   2       4.300   0.000   0.000  1.00 10.00          SE
        TER       8      MSE A   2
        HETATM A0000 ZN    ZN A 301B      9.000   0.000   0.000  1.00 10.00          ZN2+
        HETATMA0001  C1  LIG B A000       9.000   4.000   0.000  1.00 10.00           C
        HETATMA0002  C2  LIG B A000      10.500   4.000   0.000  1.00 10.00           C
        HETATMA0003  O   HOH     1      20.500   4.000   0.000  1.00 10.00      WATR O
        HETATMA0004  O   HOH     1      24.500   4.000   0.000  1.00 10.00      WATR O
        ENDMDL
        MODEL        2
        ATOM      1  N   SER A   1       0.000   0.000   1.000  1.00 10.00           N
        ENDMDL
        CONECTA0001A0002
        END
        """,
        """
        data_T
        _cell.length_a 10
        _cell.length_b 20
        _cell.length_c 30.5(1)
        _cell.angle_alpha 90
        _cell.angle_beta 100
        _cell.angle_gamma 90
        _struct.title
        ;a title
        in two lines
        ;
        loop_
        _entity.id
        _entity.type
        1 polymer
        2 'non-polymer'
        loop_
        _entity_poly_seq.entity_id
        _entity_poly_seq.num
        _entity_poly_seq.mon_id
        1 1 SER
        1 2 "THR"
        loop_
        _atom_site.group_PDB
        _atom_site.id
        _atom_site.type_symbol
        _atom_site.label_atom_id
        _atom_site.label_alt_id
        _atom_site.label_comp_id
        _atom_site.label_asym_id
        _atom_site.label_entity_id
        _atom_site.label_seq_id
        _atom_site.pdbx_PDB_ins_code
        _atom_site.Cartn_x
        _atom_site.Cartn_y
        _atom_site.Cartn_z
        _atom_site.occupancy
        _atom_site.pdbx_formal_charge
        _atom_site.auth_seq_id
        _atom_site.auth_asym_id
        _atom_site.pdbx_PDB_model_num
        ATOM 1 C CA . SER A 1 1 ? 1.0 2.0 3.0 1.0 ? 207 X 1
        ATOM 2 C CB A SER A 1 1 ? 2.5 2.0 3.0 0.4 ? 207 X 1
        ATOM 3 C CB B SER A 1 1 ? 2.4 2.1 3.0 0.6 ? 207 X 1
        HETATM 4 C C1 . LIG B 2 . ? 6.0 2.0 3.0 1.0 ? 301 X 1
        HETATM 5 O "O1'" . LIG B 2 . ? 7.4(2) 2.0
        3.0 1.0 -1 301 X 1
        HETATM 6 C C1 . LIG C 2 . B 6.0 9.0 3.0 1.0 ? 301 X 1
        ATOM 7 C CA . SER A 1 1 ? 9.0 2.0 3.0 1.0 ? 207 X 2
        loop_
        _chem_comp_bond.comp_id
        _chem_comp_bond.atom_id_1
        _chem_comp_bond.atom_id_2
        _chem_comp_bond.value_order
        LIG C1 "O1'" doub
        SER CA CB sing
        loop_
        _struct_conn.id
        _struct_conn.conn_type_id
        _struct_conn.ptnr1_auth_asym_id
        _struct_conn.ptnr1_auth_comp_id
        _struct_conn.ptnr1_auth_seq_id
        _struct_conn.ptnr1_label_atom_id
        _struct_conn.ptnr2_auth_asym_id
        _struct_conn.ptnr2_auth_comp_id
        _struct_conn.ptnr2_auth_seq_id
        _struct_conn.ptnr2_label_atom_id
        covale1 covale X SER 207 CB X LIG 301 C1
        """,
        """
        charged
          test

          3  2  0  0  0  0            999 V2000
            0.0000    0.0000    0.0000 N   0  3  0  0
            1.5000    0.0000    0.0000 C   0  0  0  0
            2.7000    0.0000    0.0000 O   0  5  0  0
          1  2  1  0
          2  3  4  0
        M  CHG  2   1   1   3  -1
        M  ISO  1   2  13
        M  END
        > <ID>
        17

        $$$$
        three thousand
          test

          0  0  0     0  0            999 V3000
        M  V30 BEGIN CTAB
        M  V30 COUNTS 2 1 0 0 0
        M  V30 BEGIN ATOM
        M  V30 10 N 0 0 0 0 -
        M  V30 CHG=1
        M  V30 20 C 1.5 0 0 0
        M  V30 END ATOM
        M  V30 BEGIN BOND
        M  V30 1 1 20 10
        M  V30 END BOND
        M  V30 END CTAB
        M  END
        $$$$
        """,
        """
        @<TRIPOS>MOLECULE
        acid
        7 5 1
        SMALL
        NO_CHARGES
        @<TRIPOS>ATOM
        1 C 0 0 0 C.2 1 LIG1
        2 O1 1.2 0 0 O.co2 1 LIG1
        3 O2 -1.2 0 0 O.co2 1 LIG1
        4 CZ 9 0 0 C.cat 1 LIG1
        5 N1 10 0 0 N.pl3 1 LIG1
        6 N2 8 0 0 N.pl3 1 LIG1
        7 LP 9 1 0 LP 1 LIG1
        @<TRIPOS>BOND
        1 1 2 ar
        2 1 3 ar
        3 4 5 ar
        4 4 6 ar
        5 4 7 1
        @<TRIPOS>SUBSTRUCTURE
        1 LIG1 1 GROUP 1 A LIG
        """,
    ];
}
